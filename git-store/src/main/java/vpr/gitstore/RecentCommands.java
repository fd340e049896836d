package vpr.gitstore;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;
import vpr.log.Position;

/**
 * Which commands the newest commits of one record came from, as far back as a command may come again. There may be many,
 * and of many records, so each is a few bytes, and its commit is read from Git when its command does come again. They
 * begin with those of this process and reach further back only where somebody asks for it. Safe for many threads.
 */
final class RecentCommands {
    static final Duration WINDOW = Duration.ofHours(24);

    /**
     * No command is recorded earlier than this before the time in its id (RFC 9562, version 7): what is 5 minutes ahead is
     * refused where ids come in, and the rest is for a clock that is set back meanwhile. So what was recorded before a new
     * id was made need not be looked at.
     */
    static final Duration AHEAD = Duration.ofMinutes(10);

    private static final int OWN_BYTES = 150;
    private static final int ENTRY_BYTES = 64;

    /** One a commit, oldest first, without gaps up to the newest. */
    private final ArrayDeque<Entry> entries = new ArrayDeque<>(1);

    private @Nullable ObjectId newest;
    /** The newest commit that is not among the entries; null when none in the window is missing. */
    private @Nullable HeadCommit before;

    private record Entry(
            long command, long recordedAt, @Nullable Position position) {
        static Entry of(StoredCommit commit, @Nullable Position position) {
            return new Entry(shortened(commandId(commit)), RecentCommands.recordedAt(commit), position);
        }
    }

    /** @param position null where the entry was read from Git: the position is looked up when it is asked for */
    record Found(StoredCommit commit, @Nullable Position position) {}

    /** Of a record that has no commits yet. */
    static RecentCommands ofNewRecord() {
        return new RecentCommands();
    }

    /** Of a record whose commits nobody has looked at. */
    static RecentCommands upTo(HeadCommit tip) {
        var recent = new RecentCommands();
        recent.newest = tip.id();
        recent.before = tip;
        return recent;
    }

    /** About what they take in memory. */
    synchronized long bytes() {
        return OWN_BYTES + (long) ENTRY_BYTES * entries.size();
    }

    /** The newest of all. Those that left the window before it are forgotten. */
    synchronized void add(StoredCommit commit, Position position) {
        Entry added = Entry.of(commit, position);
        entries.add(added);
        newest = commit.id();
        while (entries.getFirst().recordedAt < added.recordedAt - WINDOW.toMillis()) {
            entries.removeFirst();
            before = null;
        }
    }

    /**
     * The commits of a command within the window, in the order of their sequence.
     *
     * @param read gives one of the record's commits
     */
    List<Found> find(UUID command, Instant now, Function<ObjectId, StoredCommit> read) {
        long horizon = horizon(command, now);
        readBackTo(horizon, read);
        List<Entry> back;
        Optional<ObjectId> next;
        synchronized (this) {
            back = backToFirst(shortened(command), horizon);
            next = Optional.ofNullable(newest);
        }
        var found = new ArrayDeque<Found>();
        for (Entry entry : back) {
            StoredCommit commit = read.apply(next.orElseThrow());
            if (commandId(commit).equals(command)) {
                found.addFirst(new Found(commit, entry.position));
            }
            next = commit.parent();
        }
        return List.copyOf(found);
    }

    private static long horizon(UUID command, Instant now) {
        long window = now.minus(WINDOW).toEpochMilli();
        long earliest = (command.getMostSignificantBits() >>> 16) - AHEAD.toMillis();
        // The time of an id that no interface can have let in yet says nothing.
        return earliest > now.toEpochMilli() ? window : Math.max(window, earliest);
    }

    /** The entries, newest first, back to the first one of the command; none where it has none. */
    private List<Entry> backToFirst(long command, long horizon) {
        int length = 0;
        int seen = 0;
        for (Iterator<Entry> back = entries.descendingIterator(); back.hasNext(); ) {
            Entry entry = back.next();
            if (entry.recordedAt < horizon) {
                break;
            }
            seen++;
            length = entry.command == command ? seen : length;
        }
        return entries.reversed().stream().limit(length).toList();
    }

    private void readBackTo(long horizon, Function<ObjectId, StoredCommit> read) {
        HeadCommit from;
        synchronized (this) {
            from = before;
        }
        if (from == null || from.recordedAt().toEpochMilli() < horizon) {
            return;
        }
        // Reading takes its time, and meanwhile the journal's thread must be able to add.
        List<StoredCommit> older = new ArrayList<>();
        Optional<StoredCommit> next = Optional.of(read.apply(from.id()));
        while (next.isPresent() && recordedAt(next.get()) >= horizon) {
            older.add(next.get());
            next = next.get().parent().map(read);
        }
        addOlder(from, older, next.map(HeadCommit::of).orElse(null));
    }

    private synchronized void addOlder(HeadCommit from, List<StoredCommit> newestFirst, @Nullable HeadCommit rest) {
        if (from.equals(before)) { // else another did it meanwhile
            newestFirst.forEach(commit -> entries.addFirst(Entry.of(commit, null)));
            before = rest;
        }
    }

    private static UUID commandId(StoredCommit commit) {
        return commit.trailers().provenance().commandId();
    }

    private static long recordedAt(StoredCommit commit) {
        return commit.trailers().recordedAt().toEpochMilli();
    }

    /** Ids that share this are met once in 2^62 times, and then told apart by what Git has. */
    private static long shortened(UUID command) {
        return command.getMostSignificantBits() ^ Long.rotateLeft(command.getLeastSignificantBits(), 1);
    }
}
