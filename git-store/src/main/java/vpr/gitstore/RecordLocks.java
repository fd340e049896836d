package vpr.gitstore;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import vpr.record.RecordId;

/** One writer a record at a time. Locks of several records are taken in the order of their ids, so nobody deadlocks. */
final class RecordLocks {
    private final Map<RecordId, Shared> locks = new HashMap<>();

    <T> T holding(Collection<RecordId> records, Supplier<T> action) {
        SortedSet<RecordId> ordered = new TreeSet<>(records);
        List<Shared> shared = ordered.stream().map(this::use).toList();
        try {
            shared.forEach(one -> one.lock.lock());
            return action.get();
        } finally {
            shared.stream().filter(one -> one.lock.isHeldByCurrentThread()).forEach(one -> one.lock.unlock());
            ordered.forEach(this::leave);
        }
    }

    private synchronized Shared use(RecordId record) {
        Shared shared = locks.computeIfAbsent(record, id -> new Shared());
        shared.users++;
        return shared;
    }

    private synchronized void leave(RecordId record) {
        locks.computeIfPresent(record, (id, shared) -> --shared.users == 0 ? null : shared);
    }

    private static final class Shared {
        private final ReentrantLock lock = new ReentrantLock();
        private int users;
    }
}
