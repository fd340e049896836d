package vpr.gitstore;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vpr.log.Position;
import vpr.record.Provenance;

/**
 * The commits of one record within the window in which a command may come again. It begins with those of this process and
 * reaches further back only when somebody asks. Safe for many threads.
 */
final class RecentCommands {
    static final Duration WINDOW = Duration.ofHours(24);

    private final Deque<Entry> entries = new ArrayDeque<>();
    private boolean complete;

    /** @param position null for a commit that was read from Git: its position is looked up when it is asked for */
    record Entry(StoredCommit commit, @Nullable Position position) {
        Instant recordedAt() {
            return commit.trailers().recordedAt();
        }
    }

    /** The newest of all. Those that left the window before it are forgotten. */
    synchronized void add(StoredCommit commit, Position position) {
        entries.addLast(new Entry(commit, position));
        Instant horizon = commit.trailers().recordedAt().minus(WINDOW);
        while (entries.getFirst().recordedAt().isBefore(horizon)) {
            entries.removeFirst();
            complete = true;
        }
    }

    /**
     * Goes back to the window's begin, once.
     *
     * @param tip where to begin when nothing is known yet
     * @param parentOf the commit before one, empty before the first
     */
    void complete(StoredCommit tip, Instant now, Function<StoredCommit, Optional<StoredCommit>> parentOf) {
        Entry oldest;
        synchronized (this) {
            if (complete) {
                return;
            }
            oldest = entries.peekFirst();
        }
        // Reading takes its time, and meanwhile the journal's thread must be able to add.
        Optional<StoredCommit> start = oldest == null ? Optional.of(tip) : parentOf.apply(oldest.commit());
        addOlder(walk(start, now.minus(WINDOW), parentOf));
    }

    private static List<StoredCommit> walk(
            Optional<StoredCommit> start, Instant horizon, Function<StoredCommit, Optional<StoredCommit>> parentOf) {
        List<StoredCommit> commits = new ArrayList<>();
        Optional<StoredCommit> next = start;
        while (next.isPresent() && !next.get().trailers().recordedAt().isBefore(horizon)) {
            commits.add(next.get());
            next = parentOf.apply(next.get());
        }
        return commits;
    }

    private synchronized void addOlder(List<StoredCommit> newestFirst) {
        if (!complete) {
            newestFirst.forEach(commit -> entries.addFirst(new Entry(commit, null)));
            complete = true;
        }
    }

    /** In the order of their sequence. */
    synchronized List<Entry> of(String caller, UUID commandId, Instant now) {
        Instant horizon = now.minus(WINDOW);
        return entries.stream()
                .filter(entry -> isOf(entry.commit().trailers().provenance(), caller, commandId))
                .filter(entry -> !entry.recordedAt().isBefore(horizon))
                .toList();
    }

    private static boolean isOf(Provenance provenance, String caller, UUID commandId) {
        return provenance.commandId().equals(commandId) && provenance.caller().equals(caller);
    }
}
