package vpr.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes rows as projections write them. */
public final class Written {
    private static final String COMMIT = "c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00";

    private final JdbcClient db;

    Written(JdbcClient db) {
        this.db = db;
    }

    public static String newId() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    public static String newLetterId() {
        return "20260111T143522.045Z-" + UUID.randomUUID();
    }

    public static String position(long number) {
        return "0001-%015d".formatted(number);
    }

    /** The position of all tables. */
    public void reached(String position) {
        db.sql("""
                        insert into token_entry (processor_name, segment, token) values ('tables', 0, :token)
                        on conflict (processor_name, segment) do update set token = excluded.token
                        """)
                .param("token", ("{\"at\":\"" + position + "\"}").getBytes(UTF_8))
                .update();
    }

    public String patient() {
        var patient = newId();
        var resource = "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"Treviño\",\"given\":[\"Enrique\"]}]}";
        db.sql("""
                        insert into patients (patient_id, clinical_id, coordination_id, display_name, sort_name, resource,
                                              created_at, versions, commit_id, position)
                        values (:patient, :clinical, :coordination, 'Enrique Treviño', 'trevino enrique',
                                cast(:resource as jsonb), '2026-01-12T10:14:00.123Z', 1, :commit, :position)
                        """)
                .param("patient", patient)
                .param("clinical", newId())
                .param("coordination", newId())
                .param("resource", resource)
                .param("commit", COMMIT)
                .param("position", position(1))
                .update();
        version(patient, 1, resource, "2026-01-12T10:14:00.123Z", COMMIT, position(1));
        return patient;
    }

    /** A version more of the demographics; without a resource it is withheld. */
    public void changed(String patient, @Nullable String resource, String recorded, String commit, String position) {
        var version = db.sql("""
                        update patients set versions = versions + 1, resource = cast(:resource as jsonb),
                                            withheld = :withheld, commit_id = :commit, position = :position
                        where patient_id = :patient returning versions
                        """)
                .param("patient", patient)
                .param("resource", resource)
                .param("withheld", resource == null ? "the-redaction" : null)
                .param("commit", commit)
                .param("position", position)
                .query(Integer.class)
                .single();
        db.sql("update patient_versions set recorded_to = :recorded where patient_id = :patient and version = :before")
                .param("recorded", OffsetDateTime.parse(recorded))
                .param("patient", patient)
                .param("before", version - 1)
                .update();
        version(patient, version, resource, recorded, commit, position);
    }

    private void version(
            String patient, int version, @Nullable String resource, String recorded, String commit, String position) {
        db.sql("""
                        insert into patient_versions (patient_id, version, resource, withheld, recorded_from, author_name,
                            author_role, author_registrations, care_location, caller, signature_meaning, signer_subject,
                            signer_issuer, signer_serial, signer_fingerprint, signed_at, commit_id, position)
                        values (:patient, :version, cast(:resource as jsonb), :withheld, :recorded, 'Dr Jane Smith',
                            'Consultant', '[{"authority":"GMC","number":"1234567"}]', 'Example NHS Trust',
                            'abcdefghijklmnop', 'attested', 'CN=VPR service', 'CN=VPR CA', '4711', 'ab12', :recorded,
                            :commit, :position)
                        """)
                .param("patient", patient)
                .param("version", version)
                .param("resource", resource)
                .param("withheld", resource == null ? "the-redaction" : null)
                .param("recorded", OffsetDateTime.parse(recorded))
                .param("commit", commit)
                .param("position", position)
                .update();
    }

    public void letter(String patient, String letterId, String startTime, @Nullable String body) {
        var uuid = UUID.fromString(letterId.substring(21));
        db.sql("""
                        insert into letters (patient_id, letter, letter_id, clinical_id, name, composer_name, composer_role,
                                             start_time, start_time_text, versions, withheld, commit_id, position)
                        values (:patient, :uuid, :letterId, :patient, 'Clinical letter', 'Dr Jane Smith', 'Consultant',
                                :start, :startText, 1, :withheld, :commit, :position)
                        """)
                .param("patient", patient)
                .param("uuid", uuid)
                .param("letterId", letterId)
                .param("start", OffsetDateTime.parse(startTime))
                .param("startText", startTime)
                .param("withheld", body == null ? "the-redaction" : null)
                .param("commit", COMMIT)
                .param("position", position(2))
                .update();
        db.sql("""
                        insert into letter_versions (patient_id, letter, version, shown, withheld, recorded_from,
                            author_name, author_role, author_registrations, care_location, caller, signature_meaning,
                            signer_subject, signer_issuer, signer_serial, signer_fingerprint, signed_at, commit_id, position)
                        values (:patient, :uuid, 1, convert_to(:shown, 'UTF8'), :withheld,
                            '2026-01-12T10:15:00Z', 'Dr Jane Smith', 'Consultant', '[{"authority":"GMC","number":"1234567"}]',
                            'Example NHS Trust', 'abcdefghijklmnop', 'attested', 'CN=VPR service', 'CN=VPR CA', '4711',
                            'ab12', '2026-01-12T10:15:00Z', :commit, :position)
                        """)
                .param("patient", patient)
                .param("uuid", uuid)
                .param(
                        "shown",
                        ShownLetterJson.first(
                                letterId, startTime, body, OffsetDateTime.parse("2026-01-12T10:15:00Z"), COMMIT))
                .param("withheld", body == null ? "the-redaction" : null)
                .param("commit", COMMIT)
                .param("position", position(2))
                .update();
    }

    /** How the letter's newest version is kept. */
    public String shown(String letterId) {
        return db.sql("""
                        select convert_from(shown, 'UTF8') from letter_versions where letter = :letter
                        order by version desc limit 1
                        """)
                .param("letter", UUID.fromString(letterId.substring(21)))
                .query(String.class)
                .single();
    }

    /** Keeps every version of the letter so. */
    public void show(String letterId, String json) {
        db.sql("update letter_versions set shown = convert_to(:json, 'UTF8') where letter = :letter")
                .param("json", json)
                .param("letter", UUID.fromString(letterId.substring(21)))
                .update();
    }

    /** One version more of a letter, recorded so many hours after the first one. */
    public void edited(String patient, String letterId, int version, String name, @Nullable String body) {
        var uuid = UUID.fromString(letterId.substring(21));
        var recorded = OffsetDateTime.parse("2026-01-12T10:15:00Z").plusHours(version - 1);
        db.sql("""
                        with letter as (
                            update letters set versions = :version, name = :name, withheld = :withheld, commit_id = :commit,
                                               position = :position
                            where patient_id = :patient and letter = :uuid
                        ), before as (
                            update letter_versions set recorded_to = :recorded
                            where patient_id = :patient and letter = :uuid and version = :version - 1
                        )
                        insert into letter_versions (patient_id, letter, version, shown, withheld, recorded_from,
                            author_name, author_registrations, caller, signature_meaning, signer_subject, signer_issuer,
                            signer_serial, signer_fingerprint, signed_at, commit_id, position)
                        values (:patient, :uuid, :version, convert_to(:shown, 'UTF8'), :withheld, :recorded, 'Dr Omar Haddad', '[]', 'ponmlkjihgfedcba',
                            'authored', 'CN=Dr Omar Haddad', 'CN=VPR CA', '4712', 'ab13', :recorded, :commit, :position)
                        """)
                .param("patient", patient)
                .param("uuid", uuid)
                .param("version", version)
                .param("name", body == null ? null : name)
                .param("shown", ShownLetterJson.edited(letterId, version, name, body, recorded))
                .param("withheld", body == null ? "the-redaction" : null)
                .param("recorded", recorded)
                .param("commit", commit(version))
                .param("position", position(100 + version))
                .update();
    }

    /** Of a version that {@link #edited} wrote. */
    public static String commit(int version) {
        return "%040x".formatted(version);
    }

    public void activity(String patient, String position) {
        db.sql("""
                        insert into activity (position, patient_id, record_id, record_kind, sequence, event, author_name,
                                              caller, recorded_at, commit_id)
                        values (:position, :patient, :patient, 'clinical', 3, 'letter-added/1', 'Dr Jane Smith',
                                'abcdefghijklmnop', '2026-01-12T10:15:00Z', :commit)
                        """)
                .param("position", position)
                .param("patient", patient)
                .param("commit", COMMIT)
                .update();
    }

    public void deadLetter(String record, String position) {
        db.sql("""
                        insert into dead_letter_entry (dead_letter_id, processing_group, sequence_identifier, sequence_index,
                                                       position, commit_id, event, enqueued_at, last_touched)
                        values (:id, 'tables', :record, 0, :position, :commit, 'letter-added/1', 'then', 'then')
                        """)
                .param("id", newId())
                .param("record", record)
                .param("position", position)
                .param("commit", COMMIT)
                .update();
    }

    public void repaired(String record) {
        db.sql("delete from dead_letter_entry where sequence_identifier = :record")
                .param("record", record)
                .update();
    }

    public void key(String keyId) {
        db.sql("""
                        insert into api_keys (key_id, hash, name, roles, scopes, author, created_at, expires_at, commit_id,
                                              position)
                        values (:id, 'the-hash', 'Ward 7', '{clinician}', '{assert-author}', '{"name":"Dr Jane Smith"}',
                                '2026-01-12T10:15:00Z', '2027-01-12T10:15:00Z', :commit, :position)
                        """)
                .param("id", keyId)
                .param("commit", COMMIT)
                .param("position", position(3))
                .update();
    }
}
