package vpr.gitstore.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import vpr.log.JournalCheck;
import vpr.log.Leaf;
import vpr.log.LeafLines;

/**
 * The commits that are durable in the journal and have no leaf yet: on their way into Git, or left by a crash for the next
 * start to finish. What a record has beyond its leaves is right when it is one of these. Safe for many threads.
 */
final class Waiting {
    private static final long PAUSE = 250;

    private final Path vpr;
    private final LeafLines lines;
    private Set<String> commits = Set.of();
    private String quietAt = "";

    Waiting(Path vpr, LeafLines lines) {
        this.vpr = vpr;
        this.lines = lines;
    }

    synchronized boolean holds(String commit) {
        return commits.contains(commit);
    }

    void take(JournalCheck journal) {
        Set<String> now = new HashSet<>();
        journal.waiting().stream().map(Leaf::commit).forEach(now::add);
        synchronized (this) {
            commits = now;
        }
    }

    /**
     * Gives a writer that is at work the time to publish the leaf of a commit. False when there is nothing more to wait for:
     * neither journal nor log has moved since the last look.
     */
    synchronized boolean look(LeafSlice slice) throws IOException {
        String before = state();
        if (before.equals(quietAt)) {
            return false;
        }
        boolean more = lines.awaitMoreThan(slice.known(), PAUSE) && slice.catchUp();
        take(JournalCheck.of(vpr, lines.count()));
        quietAt = more ? "" : before;
        return true;
    }

    /** What changes when anything is written. */
    private String state() throws IOException {
        var state = new StringBuilder().append(lines.count());
        try (Stream<Path> files = Files.list(vpr.resolve("journal"))) {
            for (Path file : files.sorted().toList()) {
                state.append(' ').append(file.getFileName()).append(Files.getLastModifiedTime(file));
            }
        }
        return state.toString();
    }
}
