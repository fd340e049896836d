package vpr.gitstore;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private static final Deque<Entry> NONE = new ArrayDeque<>(0);

    private final Deque<Entry> entries = new ArrayDeque<>();
    private final Map<UUID, Deque<Entry>> byCommand = new HashMap<>();
    private boolean complete;

    /** @param position null for a commit that was read from Git: its position is looked up when it is asked for */
    record Entry(StoredCommit commit, @Nullable Position position) {
        Instant recordedAt() {
            return commit.trailers().recordedAt();
        }

        Provenance provenance() {
            return commit.trailers().provenance();
        }

        UUID commandId() {
            return provenance().commandId();
        }
    }

    /** The newest of all. Those that left the window before it are forgotten. */
    synchronized void add(StoredCommit commit, Position position) {
        var newest = new Entry(commit, position);
        entries.addLast(newest);
        ofCommand(newest).addLast(newest);
        Instant horizon = commit.trailers().recordedAt().minus(WINDOW);
        while (entries.getFirst().recordedAt().isBefore(horizon)) {
            forget(entries.removeFirst());
            complete = true;
        }
    }

    private Deque<Entry> ofCommand(Entry entry) {
        return byCommand.computeIfAbsent(entry.commandId(), id -> new ArrayDeque<>(1));
    }

    private void forget(Entry oldest) {
        Deque<Entry> same = ofCommand(oldest);
        same.removeFirst();
        if (same.isEmpty()) {
            byCommand.remove(oldest.commandId());
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
            for (StoredCommit commit : newestFirst) {
                var older = new Entry(commit, null);
                entries.addFirst(older);
                ofCommand(older).addFirst(older);
            }
            complete = true;
        }
    }

    /** In the order of their sequence. */
    synchronized List<Entry> of(String caller, UUID commandId, Instant now) {
        Instant horizon = now.minus(WINDOW);
        return byCommand.getOrDefault(commandId, NONE).stream()
                .filter(entry -> entry.provenance().caller().equals(caller))
                .filter(entry -> !entry.recordedAt().isBefore(horizon))
                .toList();
    }
}
