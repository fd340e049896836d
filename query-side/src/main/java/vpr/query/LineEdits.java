package vpr.query;

import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import java.util.ArrayList;
import java.util.List;
import vpr.query.TextDiff.Change;
import vpr.query.TextDiff.Hunk;
import vpr.query.TextDiff.Line;

/** Where the lines of one text differ from another's. Lines hold their line feeds, so that the last one may lack it. */
record LineEdits(List<String> from, List<String> to, List<Edit> edits) {
    /** The work grows with the square of it. */
    static final int MOST_COMPARED = 10_000;

    private static final int CONTEXT = 3;

    /** Lines that stand in the place of others; the numbers are from 0 and the ends are not in it. */
    private record Edit(int fromStart, int fromEnd, int toStart, int toEnd) {
        boolean isFollowedBy(Edit next) {
            return fromEnd == next.fromStart && toEnd == next.toStart;
        }

        Edit until(Edit other) {
            return new Edit(fromStart, other.fromEnd, toStart, other.toEnd);
        }
    }

    static LineEdits between(String from, String to) {
        return between(lines(from), lines(to));
    }

    private static LineEdits between(List<String> from, List<String> to) {
        int shorter = Math.min(from.size(), to.size());
        int head = 0;
        while (head < shorter && from.get(head).equals(to.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head && from.get(from.size() - 1 - tail).equals(to.get(to.size() - 1 - tail))) {
            tail++;
        }
        var middle = new Edit(head, from.size() - tail, head, to.size() - tail);
        return new LineEdits(from, to, edits(from, to, middle));
    }

    private static List<Edit> edits(List<String> from, List<String> to, Edit middle) {
        var removed = from.subList(middle.fromStart, middle.fromEnd);
        var added = to.subList(middle.toStart, middle.toEnd);
        if (removed.isEmpty() && added.isEmpty()) {
            return List.of();
        }
        if (removed.size() + added.size() > MOST_COMPARED) {
            return List.of(middle);
        }
        var edits = new ArrayList<Edit>();
        for (var change : new MyersDiffWithLinearSpace<String>().computeDiff(removed, added, null)) {
            var edit = new Edit(
                    middle.fromStart + change.startOriginal,
                    middle.fromStart + change.endOriginal,
                    middle.toStart + change.startRevised,
                    middle.toStart + change.endRevised);
            if (!edits.isEmpty() && edits.getLast().isFollowedBy(edit)) {
                edits.add(edits.removeLast().until(edit));
            } else {
                edits.add(edit);
            }
        }
        return edits;
    }

    private static List<String> lines(String text) {
        var lines = new ArrayList<String>();
        for (int start = 0; start < text.length(); ) {
            int feed = text.indexOf('\n', start);
            int end = feed < 0 ? text.length() : feed + 1;
            lines.add(text.substring(start, end));
            start = end;
        }
        return lines;
    }

    /** The edits with the lines around them; those that are near one another stand in one hunk. */
    List<Hunk> hunks() {
        var hunks = new ArrayList<Hunk>();
        for (int first = 0; first < edits.size(); ) {
            int last = first;
            while (last + 1 < edits.size() && edits.get(last + 1).fromStart - edits.get(last).fromEnd <= 2 * CONTEXT) {
                last++;
            }
            hunks.add(hunk(edits.subList(first, last + 1)));
            first = last + 1;
        }
        return hunks;
    }

    private Hunk hunk(List<Edit> near) {
        int before = Math.min(CONTEXT, near.getFirst().fromStart);
        int after = Math.min(CONTEXT, from.size() - near.getLast().fromEnd);
        var lines = new ArrayList<Line>();
        int at = near.getFirst().fromStart - before;
        for (var edit : near) {
            add(lines, Change.SAME, from.subList(at, edit.fromStart));
            add(lines, Change.REMOVED, from.subList(edit.fromStart, edit.fromEnd));
            add(lines, Change.ADDED, to.subList(edit.toStart, edit.toEnd));
            at = edit.fromEnd;
        }
        add(lines, Change.SAME, from.subList(at, at + after));
        var whole = near.getFirst().until(near.getLast());
        int fromLines = before + whole.fromEnd - whole.fromStart + after;
        int toLines = before + whole.toEnd - whole.toStart + after;
        return new Hunk(
                firstLine(whole.fromStart - before, fromLines),
                fromLines,
                firstLine(whole.toStart - before, toLines),
                toLines,
                lines);
    }

    private static void add(List<Line> lines, Change change, List<String> texts) {
        texts.forEach(text -> lines.add(Line.of(change, text)));
    }

    private static int firstLine(int start, int lines) {
        return lines == 0 ? start : start + 1;
    }
}
