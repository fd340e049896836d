package vpr.projections.letter;

import org.axonframework.eventhandling.EventHandler;
import vpr.gitstore.Recorded;
import vpr.projections.ManyRows;
import vpr.projections.Provenances;
import vpr.projections.Rows;
import vpr.record.letter.LetterEvent.LetterAdded;
import vpr.record.letter.LetterEvent.LetterEdited;

/** Writes {@code letters} and {@code letter_versions}. */
public final class LetterProjector {
    private static final ManyRows ADDED = ManyRows.of(
            """
            with given as (
                select * from %s
            ), letter as (
                insert into letters (patient_id, letter, letter_id, clinical_id, name, composer_name, composer_role,
                    start_time, start_time_text, versions, withheld, commit_id, position)
                select r.patient_id, cast(g.letter as uuid), g.letterId, g.clinical, g.name, g.composerName,
                    g.composerRole, cast(g.start as timestamptz), g.startText, 1, g.withheld, g.commit, g.position
                from given g join records r on r.record_id = g.clinical
            )
            insert into letter_versions (patient_id, letter, version, shown, withheld, recorded_from, author_name,
                author_role, author_registrations, care_location, caller, signature_meaning, signer_subject,
                signer_issuer, signer_serial, signer_fingerprint, signed_at, commit_id, position)
            select r.patient_id, cast(g.letter as uuid), 1, g.shown, g.withheld, cast(g.recorded as timestamptz),
                g.authorName, g.authorRole, cast(g.registrations as jsonb), g.careLocation, g.caller, g.meaning,
                g.subject, g.issuer, g.serial, g.fingerprint, cast(g.signedAt as timestamptz), g.commit, g.position
            from given g join records r on r.record_id = g.clinical
            """,
            "clinical, letter, letterId, name, composerName, composerRole, start, startText, withheld, shown, commit,"
                    + " position, recorded, authorName, authorRole, registrations, careLocation, caller, meaning, subject,"
                    + " issuer, serial, fingerprint, signedAt",
            "shown");

    private static final String EDITED = """
            with letter as (
                update letters
                set name = :name, composer_name = :composerName, composer_role = :composerRole, start_time = :start,
                    start_time_text = :startText, versions = :version, withheld = :withheld,
                    commit_id = :commit, position = :position
                where patient_id = (select patient_id from records where record_id = :clinical) and letter = :letter
                returning patient_id, versions
            ), before as (
                update letter_versions v set recorded_to = :recorded
                from letter
                where v.patient_id = letter.patient_id and v.letter = :letter and v.version = letter.versions - 1
            )
            """;

    private static final String VERSION = "insert into letter_versions (patient_id, letter, version, shown, withheld, "
            + Provenances.COLUMNS + ") select patient_id, :letter, versions, :shown, :withheld, " + Provenances.VALUES
            + " from letter";

    @EventHandler
    void on(LetterAdded event, Recorded recorded, Rows rows) {
        rows.add(ADDED, LetterColumns.of(event, 1, recorded));
    }

    @EventHandler
    void on(LetterEdited event, Recorded recorded, Rows rows) {
        var version = 1 + versions(event, recorded, rows);
        rows.sql(EDITED + VERSION)
                .params(LetterColumns.of(event, version, recorded))
                .update();
    }

    private static int versions(LetterEdited event, Recorded recorded, Rows rows) {
        return rows.sql("""
                        select versions from letters
                        where patient_id = (select patient_id from records where record_id = :clinical) and letter = :letter
                        """)
                .param("clinical", recorded.record().hex())
                .param("letter", event.letter().uuid())
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> new IllegalStateException("no letter is known yet of which this is a version"));
    }
}
