package vpr.gitstore;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;

/** Lines of ASCII, sorted by runs in files and their merge, so that memory does not bound how many there are. */
final class SortedLines implements AutoCloseable {
    private final Path folder;
    private final int linesARun;
    private final List<String> run = new ArrayList<>();
    private final List<Path> runs = new ArrayList<>();
    private final List<BufferedReader> reading = new ArrayList<>();
    private long count;

    /**
     * @param folder for the files; exists, and is the caller's to remove
     * @param linesARun that are held in memory
     */
    SortedLines(Path folder, int linesARun) {
        this.folder = folder;
        this.linesARun = linesARun;
    }

    void add(String line) throws IOException {
        run.add(line);
        count++;
        if (run.size() >= linesARun) {
            writeRun();
        }
    }

    long count() {
        return count;
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
    Iterator<String> inOrder() throws IOException {
        run.sort(null);
        var merge = new Merge(new PriorityQueue<>());
        merge.offer(new Run(run.iterator()));
        for (Path file : runs) {
            BufferedReader reader = Files.newBufferedReader(file, US_ASCII);
            reading.add(reader);
            merge.offer(new Run(reader.lines().iterator()));
        }
        return merge;
    }

    private record Merge(PriorityQueue<Run> heads) implements Iterator<String> {
        /** Unless it has come to its end. */
        void offer(Run run) {
            if (run.advance()) {
                heads.add(run);
            }
        }

        @Override
        public boolean hasNext() {
            return !heads.isEmpty();
        }

        @Override
        public String next() {
            Run least = heads.remove();
            String next = least.head;
            offer(least);
            return next;
        }
    }

    private static final class Run implements Comparable<Run> {
        private final Iterator<String> lines;
        private String head = "";

        Run(Iterator<String> lines) {
            this.lines = lines;
        }

        boolean advance() {
            boolean has = lines.hasNext();
            head = has ? lines.next() : "";
            return has;
        }

        @Override
        public int compareTo(Run other) {
            return head.compareTo(other.head);
        }
    }

    @Override
    public void close() throws IOException {
        for (BufferedReader file : reading) {
            file.close();
        }
    }
}
