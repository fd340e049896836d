package vpr.app.client;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Rows under headings, as wide as a terminal at most. Columns that hold words are cut first, the widest first. */
public final class Table {
    private static final String GAP = "  ";
    private static final int NARROWEST = 8;

    private final List<String> headings;
    private final List<Boolean> cut;
    private final List<List<String>> rows = new ArrayList<>();

    /** @param headings those that end with {@code ~} are of columns that may be cut */
    public Table(String... headings) {
        this.headings =
                Arrays.stream(headings).map(heading -> heading.replace("~", "")).toList();
        this.cut = Arrays.stream(headings).map(heading -> heading.endsWith("~")).toList();
    }

    public void row(String... cells) {
        rows.add(Arrays.stream(cells).map(Table::plain).toList());
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** As text for a terminal of the right width, or for a pipe. */
    public String text() {
        return text(Screen.width());
    }

    String text(int width) {
        var widths = widths(width);
        return line(headings, widths)
                + rows.stream().map(row -> line(row, widths)).collect(Collectors.joining());
    }

    private int[] widths(int width) {
        var widths = new int[headings.size()];
        for (var column = 0; column < widths.length; column++) {
            var index = column;
            widths[column] = rows.stream()
                    .mapToInt(row -> length(row.get(index)))
                    .reduce(length(headings.get(index)), Math::max);
        }
        while (Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1) > width) {
            var widest = widest(widths);
            if (widest < 0) {
                return widths;
            }
            widths[widest]--;
        }
        return widths;
    }

    private int widest(int[] widths) {
        var widest = -1;
        for (var column = 0; column < widths.length; column++) {
            if (cut.get(column) && widths[column] > NARROWEST && (widest < 0 || widths[column] > widths[widest])) {
                widest = column;
            }
        }
        return widest;
    }

    private static String line(List<String> cells, int[] widths) {
        var line = new StringBuilder();
        for (var column = 0; column < widths.length; column++) {
            var cell = fit(cells.get(column), widths[column]);
            line.append(cell).append(" ".repeat(widths[column] - length(cell))).append(GAP);
        }
        return line.toString().stripTrailing() + "\n";
    }

    private static String fit(String cell, int width) {
        return length(cell) <= width ? cell : cell.substring(0, cell.offsetByCodePoints(0, width - 1)) + "…";
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    // One line, and nothing that a terminal would obey.
    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
