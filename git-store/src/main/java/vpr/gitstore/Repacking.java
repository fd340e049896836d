package vpr.gitstore;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vpr.log.EventLog;
import vpr.log.LogUnavailableException;

/**
 * Joins the packs of records behind everything else, on one thread of low priority. Which and when: {@link RepackRules};
 * how nothing is ever missing meanwhile: {@link RepackFiles}.
 */
final class Repacking implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Repacking.class);
    private static final int MOST_RECORDS = 500;
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final Duration BEFORE_SWEEP = Duration.ofMinutes(1);
    private static final int SWEPT_AT_ONCE = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Repositories repositories;
    private final EventLog log;
    private final RepackRules rules;
    private final RepackQueue queue;
    private final RepackNote note;
    private final RepackSweep sweep;
    private final RepackCounts counts = new RepackCounts();
    private final ReentrantLock oneRound = new ReentrantLock();
    private final Thread thread;
    private volatile boolean closing;

    Repacking(Path data, Repositories repositories, EventLog log, RepackRules rules, RepackQueue queue) {
        this.repositories = repositories;
        this.log = log;
        this.rules = rules;
        this.queue = queue;
        this.note = new RepackNote(data);
        this.sweep = new RepackSweep(data, now().plus(BEFORE_SWEEP), this::look);
        this.thread = Thread.ofPlatform().name("vpr-repack").daemon().unstarted(this::run);
    }

    /** After recovery. */
    void start() throws IOException {
        note.sweep();
        thread.start();
    }

    PackingFacts facts() {
        return counts.facts(queue.waiting());
    }

    static PackFacts of(RecordDirectory directory) throws IOException {
        RecordPacks packs = RecordPacks.of(directory);
        long objects =
                packs.packs().stream().mapToLong(RecordPacks.One::objects).sum();
        return new PackFacts(packs.packs().size(), objects, packs.bytes());
    }

    /** All packs of the record, into one; returns when it is done. */
    void repackNow(RecordDirectory directory) throws IOException, InterruptedException {
        round(List.of(directory), rules::all, true);
    }

    /** Every record that is due, as the thread would; returns when none is. */
    void repackDue() throws IOException, InterruptedException {
        for (List<RecordDirectory> due = take(Duration.ZERO); !due.isEmpty(); due = take(Duration.ZERO)) {
            round(due, this::due, true);
        }
    }

    private List<RecordDirectory> take(Duration patience) throws InterruptedException {
        return queue.take(MOST_RECORDS, patience);
    }

    private List<RecordPacks.One> due(RecordPacks packs) {
        return rules.due(packs, now());
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }

    private void look(RecordDirectory directory) {
        try {
            if (!due(RecordPacks.of(directory)).isEmpty()) {
                queue.due(directory);
            }
        } catch (IOException e) {
            LOG.warn("Record {}: its packs cannot be listed", directory.id(), e);
        }
    }

    private void run() {
        LowPriority.take();
        try {
            while (!closing) {
                tryRound();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the store is closed
        } catch (LogUnavailableException e) {
            LOG.error("Packs are not joined any more until the store is opened again", e);
        }
    }

    private void tryRound() throws InterruptedException, LogUnavailableException {
        try {
            List<RecordDirectory> due = take(PATIENCE);
            if (due.isEmpty()) {
                sweep.some(SWEPT_AT_ONCE, now());
            } else {
                round(due, this::due, false);
            }
        } catch (LogUnavailableException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            if (closing) {
                throw new InterruptedException();
            }
            LOG.warn("Packs could not be joined; it is tried again", e);
            Thread.sleep(PAUSE);
        }
    }

    /** @param now without waiting for the sync that comes anyway */
    private void round(List<RecordDirectory> records, Function<RecordPacks, List<RecordPacks.One>> choose, boolean now)
            throws IOException, InterruptedException {
        oneRound.lockInterruptibly();
        try {
            note.write(records);
            var round = new RepackRound(repositories, log::sync, counts, now);
            List<RecordDirectory> later = new ArrayList<>();
            for (RecordDirectory record : records) {
                if (round.isFull() || closing) {
                    later.add(record);
                } else {
                    round.write(record, choose);
                }
            }
            later.forEach(queue::due);
            if (!round.isEmpty()) {
                round.exchange();
            }
            for (RecordDirectory record : records) {
                queue.looked(record, RecordPacks.of(record));
            }
            note.write(List.of());
        } finally {
            oneRound.unlock();
        }
    }

    /** What is in the making is given up, which does no harm. */
    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
