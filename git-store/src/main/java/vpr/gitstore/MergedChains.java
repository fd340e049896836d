package vpr.gitstore;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.PriorityQueue;
import vpr.log.LeafDraft;

/**
 * One order of all records' events: by Recorded-At, then number, then record id; never against a record's own order, so an
 * event counts as recorded no earlier than the one before it. The number comes before the record, so that of one moment all
 * beginnings of records come first: what refers to another record, as a letter does to its patient, finds it. Sorted in
 * files, so that memory does not bound how many there are.
 */
final class MergedChains implements AutoCloseable {
    private static final int EVENTS_A_RUN = 250_000;
    private static final DateTimeFormatter FIXED_WIDTH = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String NONE = "-";

    private final Path folder;
    private final int eventsARun;
    private final List<String> run = new ArrayList<>();
    private final List<Path> runs = new ArrayList<>();
    private final List<Run> reading = new ArrayList<>();
    private long count;

    /** @param folder for the files; exists, and is the caller's to remove */
    MergedChains(Path folder) {
        this(folder, EVENTS_A_RUN);
    }

    MergedChains(Path folder, int eventsARun) {
        this.folder = folder;
        this.eventsARun = eventsARun;
    }

    /** @param oldestFirst all events of one record */
    void add(List<LeafDraft> oldestFirst) throws IOException {
        Instant latest = Instant.MIN;
        for (LeafDraft draft : oldestFirst) {
            latest = draft.time().isAfter(latest) ? draft.time() : latest;
            run.add(line(latest, draft));
            count++;
            if (run.size() >= eventsARun) {
                writeRun();
            }
        }
    }

    long count() {
        return count;
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

    private void writeRun() throws IOException {
        run.sort(null);
        Path file = folder.resolve("run-" + runs.size());
        try (BufferedWriter out = Files.newBufferedWriter(file, US_ASCII)) {
            for (String line : run) {
                out.write(line);
                out.write('\n');
            }
        }
        runs.add(file);
        run.clear();
    }

    /** All of them, in order, once; its methods throw {@link UncheckedIOException}. */
    Iterator<LeafDraft> inOrder() throws IOException {
        run.sort(null);
        var heads = new PriorityQueue<Run>();
        for (Path file : runs) {
            offer(heads, Run.of(Files.newBufferedReader(file, US_ASCII)));
        }
        offer(heads, Run.of(run.iterator()));
        return new Merge(heads);
    }

    private void offer(PriorityQueue<Run> heads, Run one) throws IOException {
        reading.add(one);
        if (one.advance()) {
            heads.add(one);
        }
    }

    private static final class Merge implements Iterator<LeafDraft> {
        private final PriorityQueue<Run> heads;

        Merge(PriorityQueue<Run> heads) {
            this.heads = heads;
        }

        @Override
        public boolean hasNext() {
            return !heads.isEmpty();
        }

        @Override
        public LeafDraft next() {
            Run least = heads.poll();
            if (least == null) {
                throw new NoSuchElementException("all events were given");
            }
            LeafDraft next = draft(least.head);
            try {
                if (least.advance()) {
                    heads.add(least);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return next;
        }
    }

    private static final class Run implements Comparable<Run> {
        private final Lines lines;
        private String head = "";

        private Run(Lines lines) {
            this.lines = lines;
        }

        static Run of(BufferedReader file) {
            return new Run(new Lines() {
                @Override
                public Optional<String> next() throws IOException {
                    return Optional.ofNullable(file.readLine());
                }

                @Override
                public void close() throws IOException {
                    file.close();
                }
            });
        }

        static Run of(Iterator<String> memory) {
            return new Run(() -> memory.hasNext() ? Optional.of(memory.next()) : Optional.empty());
        }

        boolean advance() throws IOException {
            Optional<String> next = lines.next();
            head = next.orElse("");
            return next.isPresent();
        }

        @Override
        public int compareTo(Run other) {
            return head.compareTo(other.head);
        }
    }

    @FunctionalInterface
    private interface Lines extends AutoCloseable {
        Optional<String> next() throws IOException;

        @Override
        default void close() throws IOException {}
    }

    @Override
    public void close() throws IOException {
        for (Run one : reading) {
            one.lines.close();
        }
    }
}
