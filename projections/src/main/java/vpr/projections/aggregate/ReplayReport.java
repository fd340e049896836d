package vpr.projections.aggregate;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a replay found.
 *
 * @param position up to which the tables were built; empty when the store has no event
 * @param notCompared why there was nothing to compare with; null when it was compared
 * @param deadLetters events that could not be shown in the new tables either
 */
public record ReplayReport(
        Optional<String> position, @Nullable String notCompared, List<Table> tables, long deadLetters) {
    /**
     * One table before and after.
     *
     * @param rows in the new one
     * @param onlyBefore rows of the old one that the new one has not
     * @param onlyNow rows of the new one that the old one had not
     * @param ids the first of those rows by their ids
     */
    public record Table(String name, long rows, long onlyBefore, long onlyNow, List<String> ids) {
        public boolean isEqual() {
            return onlyBefore == 0 && onlyNow == 0;
        }
    }

    /** Whether the old tables held what Git gives, or there were none. */
    public boolean isEqual() {
        return tables.stream().allMatch(Table::isEqual);
    }

    /** One line a table, then the verdict. */
    public String text() {
        var text = new StringBuilder("rebuilt up to " + position.orElse("nothing: the store has no event") + "\n");
        tables.forEach(table -> text.append("%-20s %9d rows  ".formatted(table.name(), table.rows()))
                .append(notCompared == null ? verdict(table) : "not compared")
                .append('\n'));
        if (deadLetters > 0) {
            text.append(deadLetters).append(" events could not be shown and wait in dead_letter_entry\n");
        }
        if (notCompared != null) {
            return text.append("not compared: ")
                    .append(notCompared)
                    .append('\n')
                    .toString();
        }
        return text.append(isEqual() ? "equal\n" : "different: the rebuilt tables are the truth and are in use\n")
                .toString();
    }

    private static String verdict(Table table) {
        return table.isEqual()
                ? "equal"
                : "different: %d rows only before, %d only now: %s"
                        .formatted(table.onlyBefore(), table.onlyNow(), String.join(", ", table.ids()));
    }
}
