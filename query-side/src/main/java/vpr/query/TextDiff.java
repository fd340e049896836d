package vpr.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one text became another, line by line: what {@code diff -u} shows. Applied to the first text it gives the second,
 * byte for byte. Where more than {@value LineEdits#MOST_COMPARED} lines are to be compared, between the first and the last
 * that differ, all of them are shown as removed and added.
 *
 * @param hunks in the order of the text; none when the texts are equal
 */
public record TextDiff(List<Hunk> hunks) {
    /** The name of the unified form, which {@code patch} reads. */
    public static final String MEDIA_TYPE = "text/x-diff";

    public TextDiff {
        hunks = List.copyOf(hunks);
    }

    /** Lines that changed, with up to three that did not before and after them. */
    @Schema(name = "DiffHunk", description = "Lines that changed, with up to three that did not around them")
    public record Hunk(
            @Schema(
                    description =
                            "Its first line in the older text, from 1; when it has none there, the line before it",
                    minimum = "0",
                    example = "1")
            int fromLine,

            @Schema(description = "How many of its lines the older text has", minimum = "0", example = "1")
            int fromLines,

            @Schema(
                    description =
                            "Its first line in the newer text, from 1; when it has none there, the line before it",
                    minimum = "0",
                    example = "1")
            int toLine,

            @Schema(description = "How many of its lines the newer text has", minimum = "0", example = "2")
            int toLines,

            List<Line> lines) {
        public Hunk {
            lines = List.copyOf(lines);
        }
    }

    /** One line of a hunk. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DiffLine")
    public record Line(
            @Schema(
                    types = "string",
                    description = "Whether both texts have it, the older alone, or the newer alone",
                    allowableValues = {"same", "removed", "added"},
                    example = "added")
            Change change,

            @Schema(description = "Without its line feed", example = "Dear Dr Patel,")
            String text,

            @Schema(
                    description = "There, and true, at the last line of a text that does not end with a line feed",
                    example = "true")
            @Nullable
            Boolean noNewline) {
        static Line of(Change change, String text) {
            return text.endsWith("\n")
                    ? new Line(change, text.substring(0, text.length() - 1), null)
                    : new Line(change, text, true);
        }
    }

    /** Which of the texts has a line. */
    public enum Change {
        @JsonProperty("same")
        SAME(" "),
        @JsonProperty("removed")
        REMOVED("-"),
        @JsonProperty("added")
        ADDED("+");

        private final String mark;

        Change(String mark) {
            this.mark = mark;
        }
    }

    /** Of two texts whose lines end with line feeds. */
    public static TextDiff between(String from, String to) {
        return new TextDiff(LineEdits.between(from, to).hunks());
    }

    /** The unified form ({@link #MEDIA_TYPE}) under these names; empty when the texts are equal. */
    public String unified(String fromName, String toName) {
        if (hunks.isEmpty()) {
            return "";
        }
        var text = new StringBuilder("--- " + fromName + "\n+++ " + toName + "\n");
        for (var hunk : hunks) {
            text.append("@@ -%d,%d +%d,%d @@\n".formatted(hunk.fromLine, hunk.fromLines, hunk.toLine, hunk.toLines));
            for (var line : hunk.lines) {
                text.append(line.change.mark).append(line.text).append('\n');
                if (line.noNewline != null) {
                    text.append("\\ No newline at end of file\n");
                }
            }
        }
        return text.toString();
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "TextDiff[" + hunks.size() + " hunks]";
    }
}
