package vpr.gitstore;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;
import vpr.log.Position;

/**
 * The commits of one record within the window in which a command may come again, by their ids alone: there may be many.
 * They begin with those of this process and reach further back only when somebody asks. Safe for many threads.
 */
final class RecentCommands {
    static final Duration WINDOW = Duration.ofHours(24);

    private static final int OWN_BYTES = 150;
    private static final int ENTRY_BYTES = 220;

    /** Oldest command first, and of each its commits in the order of their sequence. */
    private final LinkedHashMap<UUID, List<Entry>> byCommand = LinkedHashMap.newLinkedHashMap(1);

    private boolean complete;

    /** Of a record that has no commits yet. */
    static RecentCommands ofNewRecord() {
        var recent = new RecentCommands();
        recent.complete = true;
        return recent;
    }

    /** @param position null for a commit that was read from Git: its position is looked up when it is asked for */
    record Entry(
            ObjectId commit, Instant recordedAt, @Nullable Position position) {
        static Entry of(StoredCommit commit, @Nullable Position position) {
            return new Entry(commit.id(), commit.trailers().recordedAt(), position);
        }
    }

    /** About what they take in memory. */
    synchronized long bytes() {
        return OWN_BYTES + (long) ENTRY_BYTES * byCommand.size();
    }

    /** The newest of all. Commands that left the window before it are forgotten. */
    synchronized void add(StoredCommit commit, Position position) {
        byCommand.merge(commandId(commit), List.of(Entry.of(commit, position)), RecentCommands::joined);
        Instant horizon = commit.trailers().recordedAt().minus(WINDOW);
        while (byCommand.firstEntry().getValue().getLast().recordedAt().isBefore(horizon)) {
            byCommand.pollFirstEntry();
            complete = true;
        }
    }

    private static UUID commandId(StoredCommit commit) {
        return commit.trailers().provenance().commandId();
    }

    private static List<Entry> joined(List<Entry> older, List<Entry> newer) {
        var all = new ArrayList<>(older);
        all.addAll(newer);
        return List.copyOf(all);
    }

    /**
     * Goes back to the window's begin, once.
     *
     * @param tip where to begin when nothing is known yet
     * @param read gives one of the record's commits
     */
    void complete(HeadCommit tip, Instant now, Function<ObjectId, StoredCommit> read) {
        Instant horizon = now.minus(WINDOW);
        ObjectId oldest;
        synchronized (this) {
            if (complete) {
                return;
            }
            oldest = byCommand.isEmpty()
                    ? null
                    : byCommand.firstEntry().getValue().getFirst().commit();
        }
        // Reading takes its time, and meanwhile the journal's thread must be able to add.
        Optional<ObjectId> start = oldest == null
                ? Optional.of(tip.id()).filter(id -> !tip.recordedAt().isBefore(horizon))
                : read.apply(oldest).parent();
        addOlder(walk(start.map(read), horizon, read));
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
                List<Entry> older = List.of(Entry.of(commit, null));
                List<Entry> known = byCommand.get(commandId(commit));
                byCommand.putFirst(commandId(commit), known == null ? older : joined(older, known));
            }
            complete = true;
        }
    }

    /** In the order of their sequence. */
    synchronized List<Entry> of(UUID commandId, Instant now) {
        Instant horizon = now.minus(WINDOW);
        return byCommand.getOrDefault(commandId, List.of()).stream()
                .filter(entry -> !entry.recordedAt().isBefore(horizon))
                .toList();
    }
}
