package vpr.query.letter;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import vpr.query.ComparedVersion;
import vpr.query.FieldChange;
import vpr.query.TextDiff;
import vpr.query.Unified;

/** How a letter differs between two versions. */
@Schema(name = "LetterDiff")
record LetterDiffView(
        @Schema(example = "20260111T143522.045Z-550e8400-e29b-41d4-a716-446655440000")
        String letterId,

        ComparedVersion from,
        ComparedVersion to,

        @ArraySchema(
                arraySchema =
                        @Schema(
                                requiredMode = Schema.RequiredMode.REQUIRED,
                                description = "Of the Letter, but its prose; none when they are equal"))
        List<FieldChange> fields,

        @ArraySchema(
                arraySchema =
                        @Schema(
                                requiredMode = Schema.RequiredMode.REQUIRED,
                                description = "Of the prose, line by line; none when it is equal"))
        List<TextDiff.Hunk> body,

        @Schema(description = "Of the version that is compared with", example = "0001-000000000000042")
        String position,

        @JsonIgnore @Schema(hidden = true) String unified)
        implements Unified {

    static LetterDiffView of(ComparedLetter from, ComparedLetter to) {
        var body = TextDiff.between(from.body(), to.body());
        var fields = TextDiff.between(from.printedFields(), to.printedFields());
        return new LetterDiffView(
                to.letterId(),
                from.version(),
                to.version(),
                FieldChange.between(from.fields(), to.fields()),
                body.hunks(),
                to.position(),
                unified("letter.json", fields, from, to) + unified("body.md", body, from, to));
    }

    private static String unified(String file, TextDiff diff, ComparedLetter from, ComparedLetter to) {
        return diff.unified(
                file + "\tversion " + from.version().version(),
                file + "\tversion " + to.version().version());
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "LetterDiffView[" + letterId + "]";
    }
}
