package vpr.command;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vpr.command.letter.LetterDraft;
import vpr.record.Author;
import vpr.record.RecordId;
import vpr.record.Registration;
import vpr.record.letter.Composer;
import vpr.record.organisation.ApiKey;
import vpr.record.patient.HumanName;
import vpr.record.patient.Patient;

/** Things that many tests speak of. */
public final class Examples {
    public static final Instant NOW = Instant.parse("2026-01-12T10:14:00.123Z");
    public static final RecordId DEMOGRAPHICS = new RecordId("cc".repeat(16));
    public static final RecordId CLINICAL = new RecordId("aa".repeat(16));
    public static final RecordId COORDINATION = new RecordId("bb".repeat(16));
    public static final RecordId ORGANISATION = new RecordId("dd".repeat(16));
    public static final Author JANE = new Author(
            "Dr Jane Smith", "Consultant Physician", List.of(new Registration("GMC", "1234567")), "Example NHS Trust");

    private Examples() {}

    public static Patient patient() {
        return Patient.of(
                List.of(new HumanName(null, null, "Treviño", List.of("Ana"), List.of(), List.of())),
                null,
                null,
                List.of(),
                List.of(),
                List.of());
    }

    public static LetterDraft draft(String body) {
        return new LetterDraft(
                "Clinical letter",
                new Composer("Dr Jane Smith", "Consultant Physician"),
                OffsetDateTime.parse("2026-01-12T10:14:00Z"),
                "rm_1_1_0",
                List.of(),
                body);
    }

    public static UUID uuid(int number) {
        return UUID.fromString("550e8400-e29b-41d4-a716-%012d".formatted(number));
    }

    public static ApiKey key(String id, ApiKey.Role role, @Nullable Instant expires) {
        return new ApiKey(
                id.repeat(16),
                "0".repeat(64),
                "a test's key",
                Set.of(role),
                Set.of(),
                JANE,
                NOW.minusSeconds(3600),
                expires);
    }
}
