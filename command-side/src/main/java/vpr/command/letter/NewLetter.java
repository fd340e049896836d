package vpr.command.letter;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vpr.command.Rfc3339;
import vpr.record.Author;
import vpr.record.EntryId;
import vpr.record.InvalidException;
import vpr.record.letter.Composer;
import vpr.record.letter.Letter;

/** A request to add a letter. */
@Schema(example = NewLetter.EXAMPLE)
record NewLetter(
        @Schema(
                description = "The letter's id, when it has one already; it may be back-dated. Else one is generated.",
                example = "20260111T143522.045Z-550e8400-e29b-41d4-a716-446655440000")
        @Nullable
        String uid,

        @Schema(
                description = "Its title",
                minLength = 1,
                maxLength = 200,
                defaultValue = "Clinical letter",
                example = "Clinic letter")
        @Nullable
        String name,

        @Schema(description = "Who composed it; the author, when nobody is named") @Nullable
        Composer composer,

        @Schema(
                description = "When what it tells of began, RFC 3339 with an offset; now, when no time is given",
                format = "date-time",
                example = "2026-01-12T10:14:00Z")
        @Nullable
        String startTime,

        @Schema(
                description = "The version of openEHR's reference model; the installation's, when none is given",
                allowableValues = {"rm_1_1_0", "1.0.4"},
                example = "rm_1_1_0")
        @Nullable
        String rmVersion,

        @ArraySchema(
                maxItems = 100,
                arraySchema = @Schema(description = "Ids, or bare UUIDs, of earlier entries"),
                schema = @Schema(example = "550e8400-e29b-41d4-a716-446655440000"))
        List<String> references,

        @Schema(
                description = "The prose, in Markdown; at most 512 KiB in UTF-8",
                minLength = 1,
                maxLength = 524288,
                example = "Dear colleague,\n\nThank you for seeing this patient.")
        String body,

        @Schema(description = "Who answers for it; another than the key's own needs the scope assert-author") @Nullable
        Author author) {

    static final String EXAMPLE = """
            {
              "name": "Clinic letter",
              "startTime": "2026-01-12T10:14:00Z",
              "body": "Dear colleague,\\n\\nThank you for seeing this patient."
            }""";

    private static final String NAME = "Clinical letter";
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    /** The id that the caller gives; null for a generated one. */
    @Nullable
    EntryId givenId(Instant now) {
        if (uid == null) {
            return null;
        }
        var id = EntryId.parse("uid", uid);
        // Generated ids are later than all others, so one given id of the year 9999 would spoil all after it.
        if (id.time().isAfter(now.plus(CLOCK_SKEW))) {
            throw new InvalidException("uid", "must not have a time in the future");
        }
        return id;
    }

    /** The letter that is asked for now. */
    LetterDraft draft(Author author, Instant now, LetterSettings settings) {
        return draft(
                new Composer(author.name(), author.role()),
                now.atZone(settings.zone()).toOffsetDateTime(),
                settings.rmVersion());
    }

    /** Whether the stored letter is what this asks for; what this leaves open is as it was decided then. */
    boolean asksFor(Letter stored) {
        var composition = stored.composition();
        return draft(composition.composer(), composition.startTime(), composition.rmVersion())
                        .as(composition.uid())
                        .equals(stored)
                && (uid == null || uid.equals(composition.uid().toString()));
    }

    private LetterDraft draft(Composer usualComposer, OffsetDateTime usualTime, String usualRmVersion) {
        return new LetterDraft(
                Objects.requireNonNullElse(name, NAME),
                Objects.requireNonNullElse(composer, usualComposer),
                startTime == null ? usualTime : Rfc3339.parse("startTime", startTime),
                Objects.requireNonNullElse(rmVersion, usualRmVersion),
                references,
                body);
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "NewLetter";
    }
}
