package vpr.gitstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vpr.log.LeafDraft;

/**
 * One order of all records' events: by Recorded-At, then number, then record id; never against a record's own order, so an
 * event counts as recorded no earlier than the one before it. The number comes before the record, so that of one moment all
 * beginnings of records come first: what refers to another record, as a letter does to its patient, finds it.
 */
final class MergedChains implements AutoCloseable {
    private static final int EVENTS_A_RUN = 250_000;
    private static final DateTimeFormatter FIXED_WIDTH = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String NONE = "-";

    private final SortedLines lines;

    /** @param folder for the files; exists, and is the caller's to remove */
    MergedChains(Path folder) {
        this(folder, EVENTS_A_RUN);
    }

    MergedChains(Path folder, int eventsARun) {
        this.lines = new SortedLines(folder, eventsARun);
    }

    /** @param oldestFirst all events of one record */
    void add(List<LeafDraft> oldestFirst) throws IOException {
        Instant latest = Instant.MIN;
        for (LeafDraft draft : oldestFirst) {
            latest = draft.time().isAfter(latest) ? draft.time() : latest;
            lines.add(line(latest, draft));
        }
    }

    long count() {
        return lines.count();
    }

    // The order of the lines is the order of the events: every field that decides has a fixed width.
    private static String line(Instant latest, LeafDraft draft) {
        return String.join(
                " ",
                FIXED_WIDTH.format(latest),
                String.format(Locale.ROOT, "%019d", draft.sequence()),
                draft.record(),
                draft.previous().orElse(NONE),
                draft.commit(),
                draft.contentSha256(),
                FIXED_WIDTH.format(draft.time()),
                draft.kind());
    }

    private static LeafDraft draft(String line) {
        List<String> fields = List.of(line.split(" ", -1));
        return new LeafDraft(
                fields.get(2),
                Long.parseLong(fields.get(1)),
                Optional.of(fields.get(3)).filter(previous -> !previous.equals(NONE)),
                fields.get(4),
                fields.get(5),
                Instant.parse(fields.get(6)),
                fields.get(7));
    }

    /** All of them, in order, once; its methods throw {@link UncheckedIOException}. */
    Iterator<LeafDraft> inOrder() throws IOException {
        Iterator<String> sorted = lines.inOrder();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return sorted.hasNext();
            }

            @Override
            public LeafDraft next() {
                return draft(sorted.next());
            }
        };
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
