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
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;
import vpr.log.Position;
import vpr.record.commit.Trailers;

/**
 * The commits of one record within the window in which a command may come again, by their ids alone: there may be many.
 * They begin with those of this process and reach further back only when somebody asks. Safe for many threads.
 */
final class RecentCommands {
    static final Duration WINDOW = Duration.ofHours(24);

    private static final int ENTRY_BYTES = 200;
    private static final Deque<Entry> NONE = new ArrayDeque<>(0);

    private final Deque<Entry> entries = new ArrayDeque<>();
    private final Map<UUID, Deque<Entry>> byCommand = new HashMap<>();
    private boolean complete;

    /** Of a record that has no commits yet. */
    static RecentCommands ofNewRecord() {
        var recent = new RecentCommands();
        recent.complete = true;
        return recent;
    }

    /** @param position null for a commit that was read from Git: its position is looked up when it is asked for */
    record Entry(
            ObjectId commit,
            UUID commandId,
            Instant recordedAt,
            @Nullable Position position) {
        static Entry of(StoredCommit commit, @Nullable Position position) {
            Trailers trailers = commit.trailers();
            return new Entry(commit.id(), trailers.provenance().commandId(), trailers.recordedAt(), position);
        }
    }

    /** About what they take in memory. */
    synchronized long bytes() {
        return (long) ENTRY_BYTES * entries.size();
    }

    /** The newest of all. Those that left the window before it are forgotten. */
    synchronized void add(StoredCommit commit, Position position) {
        var newest = Entry.of(commit, position);
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
     * @param read gives one of the record's commits
     */
    void complete(StoredCommit tip, Instant now, Function<ObjectId, StoredCommit> read) {
        Entry oldest;
        synchronized (this) {
            if (complete) {
                return;
            }
            oldest = entries.peekFirst();
        }
        // Reading takes its time, and meanwhile the journal's thread must be able to add.
        Optional<StoredCommit> start = oldest == null
                ? Optional.of(tip)
                : read.apply(oldest.commit()).parent().map(read);
        addOlder(walk(start, now.minus(WINDOW), read));
    }

    private static List<StoredCommit> walk(
            Optional<StoredCommit> start, Instant horizon, Function<ObjectId, StoredCommit> read) {
        List<StoredCommit> commits = new ArrayList<>();
        Optional<StoredCommit> next = start;
        while (next.isPresent() && !next.get().trailers().recordedAt().isBefore(horizon)) {
            commits.add(next.get());
            next = next.get().parent().map(read);
        }
        return commits;
    }

    private synchronized void addOlder(List<StoredCommit> newestFirst) {
        if (!complete) {
            for (StoredCommit commit : newestFirst) {
                var older = Entry.of(commit, null);
                entries.addFirst(older);
                ofCommand(older).addFirst(older);
            }
            complete = true;
        }
    }

    /** In the order of their sequence. */
    synchronized List<Entry> of(UUID commandId, Instant now) {
        Instant horizon = now.minus(WINDOW);
        return byCommand.getOrDefault(commandId, NONE).stream()
                .filter(entry -> !entry.recordedAt().isBefore(horizon))
                .toList();
    }
}
