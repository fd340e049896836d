package vpr.projections.letter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vpr.gitstore.Recorded;
import vpr.projections.Json;
import vpr.projections.Provenances;
import vpr.projections.Times;
import vpr.record.Content;
import vpr.record.EntryId;
import vpr.record.letter.Letter;
import vpr.record.letter.LetterEvent;
import vpr.record.letter.LetterEvent.LetterAdded;
import vpr.record.letter.LetterEvent.LetterEdited;
import vpr.record.yaml.Fields;

/** Writes {@code letters} and {@code letter_versions}. */
public final class LetterProjector {
    private static final String ADDED = """
            with letter as (
                insert into letters (patient_id, letter, letter_id, clinical_id, name, composer_name, composer_role,
                    start_time, start_time_text, versions, withheld, shown, commit_id, position)
                select patient_id, :letter, :letterId, :clinical, :name, :composerName, :composerRole,
                    :start, :startText, 1, :withheld, :shown, :commit, :position
                from records where record_id = :clinical
                returning patient_id, versions
            )
            """;

    private static final String EDITED = """
            with letter as (
                update letters
                set name = :name, composer_name = :composerName, composer_role = :composerRole, start_time = :start,
                    start_time_text = :startText, versions = :version, withheld = :withheld, shown = :shown,
                    commit_id = :commit, position = :position
                where patient_id = (select patient_id from records where record_id = :clinical) and letter = :letter
                returning patient_id, versions
            ), before as (
                update letter_versions v set recorded_to = :recorded
                from letter
                where v.patient_id = letter.patient_id and v.letter = :letter and v.version = letter.versions - 1
            )
            """;

    private static final String VERSION = """
            insert into letter_versions (patient_id, letter, version, body, letter_references, composition,
                withheld, recorded_from, author_name, author_role, author_registrations, care_location, caller,
                signature_meaning, signer_subject, signer_issuer, signer_serial, signer_fingerprint, signed_at,
                commit_id, position)
            select patient_id, :letter, versions, :body, cast(:references as text[]), cast(:composition as jsonb),
                :withheld, :recorded, :authorName, :authorRole, cast(:registrations as jsonb), :careLocation,
                :caller, :meaning, :subject, :issuer, :serial, :fingerprint, :signedAt, :commit, :position
            from letter
            """;

    private final JdbcClient db;

    public LetterProjector(JdbcClient db) {
        this.db = db;
    }

    @EventHandler
    void on(LetterAdded event, Recorded recorded) {
        var rows = db.sql(ADDED + VERSION).params(columns(event, 1, recorded)).update();
        if (rows != 1) {
            throw new IllegalStateException("no patient is known yet to whom the clinical record belongs");
        }
    }

    @EventHandler
    void on(LetterEdited event, Recorded recorded) {
        var version = 1 + versions(event, recorded);
        db.sql(EDITED + VERSION).params(columns(event, version, recorded)).update();
    }

    private int versions(LetterEdited event, Recorded recorded) {
        return db.sql("""
                        select versions from letters
                        where patient_id = (select patient_id from records where record_id = :clinical) and letter = :letter
                        """)
                .param("clinical", recorded.record().hex())
                .param("letter", event.letter().uuid())
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> new IllegalStateException("no letter is known yet of which this is a version"));
    }

    private static Map<String, @Nullable Object> columns(LetterEvent event, int version, Recorded recorded) {
        var columns = facts(event.letter(), recorded);
        columns.put("version", version);
        columns.put("shown", LetterAsShown.json(event, version, recorded).getBytes(UTF_8));
        switch (event.content()) {
            case Content.Present<Letter>(Letter letter) -> columns.putAll(text(letter));
            case Content.Withheld<Letter>(String redaction) -> columns.putAll(place(event.letter(), redaction));
        }
        return columns;
    }

    private static Map<String, @Nullable Object> text(Letter letter) {
        var composition = letter.composition();
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("name", composition.name());
        columns.put("composerName", composition.composer().name());
        columns.put("composerRole", composition.composer().role());
        columns.put("start", composition.startTime());
        columns.put(
                "startText", new Fields(composition.tree()).mapping("context", context -> context.text("start_time")));
        columns.put("body", letter.body());
        columns.put("references", letter.references().toArray(String[]::new));
        columns.put("composition", Json.of(composition.tree()));
        columns.put("withheld", null);
        return columns;
    }

    private static Map<String, @Nullable Object> place(EntryId letter, String redaction) {
        var columns = new HashMap<String, @Nullable Object>();
        for (var gone : new String[] {"name", "composerName", "composerRole", "startText", "body", "composition"}) {
            columns.put(gone, null);
        }
        columns.put("start", Times.of(letter.time()));
        columns.put("references", new String[0]);
        columns.put("withheld", redaction);
        return columns;
    }

    private static Map<String, @Nullable Object> facts(EntryId letter, Recorded recorded) {
        var columns = Provenances.of(recorded);
        columns.put("letter", letter.uuid());
        columns.put("letterId", letter.toString());
        columns.put("clinical", recorded.record().hex());
        return columns;
    }
}
