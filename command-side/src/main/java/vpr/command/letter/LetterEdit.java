package vpr.command.letter;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vpr.command.Rfc3339;
import vpr.record.Author;
import vpr.record.letter.Composer;

/** A request to edit a letter. What it leaves out stays as it is. */
@Schema(example = LetterEdit.EXAMPLE)
record LetterEdit(
        @Schema(description = "Its title", minLength = 1, maxLength = 200, example = "Clinic letter, amended") @Nullable
        String name,

        @Schema(description = "Who composed it") @Nullable Composer composer,

        @Schema(
                description = "When what it tells of began, RFC 3339 with an offset",
                format = "date-time",
                example = "2026-01-12T10:14:00Z")
        @Nullable
        String startTime,

        @ArraySchema(
                maxItems = 100,
                arraySchema = @Schema(description = "Ids, or bare UUIDs, of earlier entries: all of them"),
                schema = @Schema(example = "550e8400-e29b-41d4-a716-446655440000"))
        @Nullable
        List<String> references,

        @Schema(
                description = "The whole prose, in Markdown; at most 512 KiB in UTF-8",
                minLength = 1,
                maxLength = 524288,
                example = "Dear colleague,\n\nThank you for seeing this patient again.")
        @Nullable
        String body,

        @Schema(description = "Who answers for it; another than the key's own needs the scope assert-author") @Nullable
        Author author) {

    static final String EXAMPLE = """
            {
              "name": "Clinic letter, amended",
              "body": "Dear colleague,\\n\\nThank you for seeing this patient again."
            }""";

    LetterChange change() {
        var time = startTime == null ? null : Rfc3339.parse("startTime", startTime);
        return new LetterChange(name, composer, time, references, body);
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "LetterEdit";
    }
}
