package vpr.benchmarks;

import java.util.Collections;
import java.util.List;

/** A table of Markdown. */
final class Table {
    private final StringBuilder text = new StringBuilder();

    Table(String... columns) {
        row((Object[]) columns);
        text.append("| ")
                .append(String.join(" | ", Collections.nCopies(columns.length, "---")))
                .append(" |\n");
    }

    void row(Object... cells) {
        var words = List.of(cells).stream().map(Object::toString).toList();
        text.append("| ").append(String.join(" | ", words)).append(" |\n");
    }

    String text() {
        return text.toString();
    }
}
