package vpr.gitstore;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The records whose packs may have to be looked at, by what was added to them since the last look. Bounded: what falls out
 * is found by {@link RepackSweep}. Safe for many threads.
 */
final class RepackQueue {
    private static final int MOST_RECORDS = 200_000;

    private final RepackRules rules;
    // In the order of their last pack, so that the quiet ones come first.
    private final SequencedMap<RecordDirectory, Added> added = new LinkedHashMap<>();
    private final SequencedSet<RecordDirectory> due = new LinkedHashSet<>();

    RepackQueue(RepackRules rules) {
        this.rules = rules;
    }

    /** A pack was added to the record. Must be quick: the applier calls it. */
    synchronized void added(RecordDirectory directory, long bytes) {
        Added before = added.remove(directory);
        Added now = (before == null ? new Added(0, 0, rules.growthBytes(), 0) : before).and(bytes);
        added.put(directory, now);
        if (added.size() > MOST_RECORDS) {
            added.pollFirstEntry();
        }
        if (now.packs >= rules.duePacks(directory) || (now.packs >= rules.quietPacks() && now.bytes > now.growth)) {
            due(directory);
        }
    }

    synchronized void due(RecordDirectory directory) {
        if (due.add(directory)) {
            notifyAll();
        }
    }

    /** The record was looked at: it has so many packs now, the largest of so many bytes. */
    synchronized void looked(RecordDirectory directory, int packs, long largest) {
        added.computeIfPresent(
                directory,
                (same, before) -> new Added(packs, 0, Math.max(rules.growthBytes(), largest), before.nanoTime));
    }

    /** Those that are due, the longest waiting first; waits for one. */
    synchronized List<RecordDirectory> take(int most, Duration patience) throws InterruptedException {
        if (due.isEmpty()) {
            TimeUnit.NANOSECONDS.timedWait(this, patience.toNanos());
        }
        takeQuiet();
        List<RecordDirectory> taken = new ArrayList<>();
        while (!due.isEmpty() && taken.size() < most) {
            taken.add(due.removeFirst());
        }
        notifyAll();
        return taken;
    }

    /** Whether so many are due; waits for it. */
    synchronized boolean awaitMany(int many, Duration patience) throws InterruptedException {
        return await(() -> due.size() >= many, patience);
    }

    /** Whether fewer than so many are due; waits for it. */
    synchronized boolean awaitFew(int many, Duration patience) throws InterruptedException {
        return await(() -> due.size() < many, patience);
    }

    private synchronized boolean await(BooleanSupplier condition, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        for (long left = patience.toNanos(); !condition.getAsBoolean() && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return condition.getAsBoolean();
    }

    synchronized int waiting() {
        return due.size();
    }

    private void takeQuiet() {
        long before = System.nanoTime() - rules.quiet().toNanos();
        Iterator<Map.Entry<RecordDirectory, Added>> eldest = added.entrySet().iterator();
        while (eldest.hasNext()) {
            Map.Entry<RecordDirectory, Added> one = eldest.next();
            if (one.getValue().nanoTime - before > 0) {
                return;
            }
            eldest.remove();
            due.add(one.getKey());
        }
    }

    /**
     * @param packs there are, as far as is known
     * @param bytes that were added since the last look
     * @param growth of bytes that makes a look worth while
     */
    private record Added(int packs, long bytes, long growth, long nanoTime) {
        Added and(long more) {
            return new Added(packs + 1, bytes + more, growth, System.nanoTime());
        }
    }
}
