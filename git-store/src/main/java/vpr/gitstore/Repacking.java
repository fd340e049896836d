package vpr.gitstore;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vpr.log.EventLog;

/**
 * Joins the packs of records behind everything else: on a thread of low priority, few at a time, and once many wait on
 * one that cannot be held up for ever. Which and when: {@link RepackRules}; how nothing is ever missing meanwhile:
 * {@link RepackFiles}.
 */
final class Repacking implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Repacking.class);
    private static final int FEW_RECORDS = 32;
    private static final int MANY_RECORDS = 64;
    private static final int MOST_RECORDS = 500;
    private static final Duration BEFORE_SWEEP = Duration.ofMinutes(1);
    private static final int SWEPT_AT_ONCE = 500;
    private static final Duration BETWEEN_SYNCS = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final EventLog log;
    private final RepackRules rules;
    private final RepackQueue queue;
    private final RepackRounds rounds;
    private final RepackSweep sweep;
    private final ReentrantLock oneRound = new ReentrantLock();
    private final RepackThread quiet = RepackThread.quiet(this::quietStep);
    private final RepackThread busy = RepackThread.busy(this::busyStep);
    private boolean closed;

    Repacking(Path data, Repositories repositories, EventLog log, RepackRules rules, RepackQueue queue) {
        this.log = log;
        this.rules = rules;
        this.queue = queue;
        this.rounds = new RepackRounds(data, repositories, log::sync, rules, queue);
        this.sweep = new RepackSweep(data, now().plus(BEFORE_SWEEP), this::look);
    }

    /** After recovery. */
    void start() throws IOException {
        rounds.start();
        quiet.start();
        busy.start();
    }

    PackingFacts facts() {
        return rounds.facts();
    }

    static PackFacts of(RecordDirectory directory) throws IOException {
        RecordPacks packs = RecordPacks.of(directory);
        long objects =
                packs.packs().stream().mapToLong(RecordPacks.One::objects).sum();
        return new PackFacts(packs.packs().size(), objects, packs.bytes());
    }

    /** All packs of the record, into one; returns when it is done. */
    void repackNow(RecordDirectory directory) throws IOException, InterruptedException {
        atOnce(() -> {
            rounds.finish(); // whose old packs are still there would be joined with them again
            rounds.round(List.of(directory), rules::all, true);
            rounds.finish();
        });
    }

    /** Every record that is due, as the threads would; returns when none is, and what they had begun is done. */
    void repackDue() throws IOException, InterruptedException {
        do {
            for (List<RecordDirectory> due = take(); !due.isEmpty(); due = take()) {
                List<RecordDirectory> records = due;
                atOnce(() -> rounds.round(records, rounds::due, true));
            }
            atOnce(rounds::finish);
        } while (queue.waiting() > 0);
    }

    private List<RecordDirectory> take() throws InterruptedException {
        return queue.take(MOST_RECORDS, Duration.ZERO);
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }

    private void look(RecordDirectory directory) {
        try {
            if (!rounds.due(RecordPacks.of(directory)).isEmpty()) {
                queue.due(directory);
            }
        } catch (IOException e) {
            LOG.warn("Record {}: its packs cannot be listed", directory.id(), e);
        }
    }

    private void quietStep() throws IOException, InterruptedException {
        if (queue.awaitFew(MANY_RECORDS, PATIENCE)) {
            List<RecordDirectory> due = queue.take(FEW_RECORDS, PATIENCE);
            if (due.isEmpty()) {
                sweep.some(SWEPT_AT_ONCE, now());
            }
            round(due);
        }
    }

    private void busyStep() throws IOException, InterruptedException {
        if (queue.awaitMany(MANY_RECORDS, PATIENCE)) {
            round(take());
        }
    }

    private void round(List<RecordDirectory> records) throws IOException, InterruptedException {
        oneRound.lockInterruptibly();
        try {
            requireOpen();
            if (rounds.isUnfinished() || !records.isEmpty()) {
                rounds.round(records, rounds::due, false);
            }
        } finally {
            oneRound.unlock();
        }
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    /** After the round that a thread has begun, whose pauses for syncs that come anyway are cut short. */
    private void atOnce(Work work) throws IOException, InterruptedException {
        while (!oneRound.tryLock(BETWEEN_SYNCS.toMillis(), TimeUnit.MILLISECONDS)) {
            log.sync(true);
        }
        try {
            requireOpen();
            work.run();
        } finally {
            oneRound.unlock();
        }
    }

    private void requireOpen() throws IOException {
        if (closed) {
            throw new IOException("the store is closed");
        }
    }

    /** What is in the making is given up, which does no harm. */
    @Override
    public void close() {
        rounds.close();
        quiet.close();
        busy.close();
        // Whoever joins packs on a thread of its own is let finish: afterwards the store may be another process's.
        oneRound.lock();
        try {
            closed = true;
        } finally {
            oneRound.unlock();
        }
    }
}
