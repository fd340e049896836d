package vpr.gitstore;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Joins the packs of some records together, so that they share the two syncs that it takes: all new packs are written and
 * synced, then shown and synced, then the old ones go. The syncs are the caller's ({@link RepackRounds}). Of one thread but for
 * {@link #write}, {@link #isFull} and {@link #has}, which any may call.
 */
final class RepackRound {
    private static final Logger LOG = LoggerFactory.getLogger(RepackRound.class);
    private static final long SPARE_BYTES = 64L * 1024 * 1024;
    private static final int URGENT_PACKS = 256;
    private static final long MOST_BYTES = 256L * 1024 * 1024;

    private final Repositories repositories;
    private final RepackCounts counts;
    private final Queue<Written> written = new ConcurrentLinkedQueue<>();
    private final Queue<Shown> shown = new ConcurrentLinkedQueue<>();
    private final Set<RecordDirectory> records = ConcurrentHashMap.newKeySet();
    private final Set<RecordDirectory> failed = ConcurrentHashMap.newKeySet();
    private final AtomicLong bytes = new AtomicLong();
    private volatile boolean urgent;

    RepackRound(Repositories repositories, RepackCounts counts) {
        this.repositories = repositories;
        this.counts = counts;
    }

    private record Written(RepackFiles files, List<Path> old, String name) {}

    private record Shown(RepackFiles files, List<Path> old, Path joined) {}

    /** So many bytes are in the making that the rest had better wait for the next round. */
    boolean isFull() {
        return bytes.get() >= MOST_BYTES;
    }

    /** A record has so many packs that it should not wait for syncs that come anyway. */
    boolean isUrgent() {
        return urgent;
    }

    /** Those that it has written, or was to write and could not. */
    Set<RecordDirectory> records() {
        return records;
    }

    boolean has(RecordDirectory directory) {
        return records.contains(directory);
    }

    boolean failed(RecordDirectory directory) {
        return failed.contains(directory);
    }

    /**
     * Writes what the record is to have instead of some of its packs.
     *
     * @param choose says what to do about the record's packs; when it is nothing, the record is none of this round's
     */
    void write(RecordDirectory directory, Function<RecordPacks, RepackPlan> choose) {
        attempt(directory, () -> {
            RecordPacks packs = RecordPacks.of(directory);
            RepackPlan plan = choose.apply(packs);
            if (!plan.isEmpty()) {
                records.add(directory);
                requireRoom(directory, plan);
                var files = new RepackFiles(directory);
                written.add(new Written(files, plan.paths(), files.write(plan)));
                if (packs.packs().size() >= URGENT_PACKS) {
                    urgent = true;
                }
                bytes.addAndGet(plan.bytes());
            }
        });
    }

    private static void requireRoom(RecordDirectory directory, RepackPlan plan) throws IOException {
        if (directory.packs().toFile().getUsableSpace() < plan.bytes() + SPARE_BYTES) {
            throw new IOException("the disk is too full to join packs");
        }
    }

    /** Once all that was written is synced: from now on it is seen. */
    void show() {
        SharedWork.each(
                written,
                one -> attempt(
                        one.files.directory(),
                        () -> shown.add(new Shown(one.files, one.old, one.files.show(one.name)))));
        written.clear();
    }

    /** Instead: every record stays as it was. */
    void giveUp() {
        written.forEach(one -> attempt(one.files.directory(), one.files::giveUp));
        written.clear();
    }

    /** Once all that was shown is synced. */
    void removeOld() {
        SharedWork.each(shown, one -> {
            attempt(one.files.directory(), () -> {
                one.files.remove(one.old, one.joined);
                counts.joined(one.old.size());
            });
            repositories.forget(one.files.directory());
        });
        shown.clear();
    }

    private void attempt(RecordDirectory directory, Step step) {
        try {
            step.run();
        } catch (IOException | RuntimeException e) {
            if (!Thread.currentThread().isInterrupted()) { // else the store is closed
                LOG.warn("Record {}: its packs could not be joined; they stay as they are", directory.id(), e);
                counts.failed(directory, e);
                records.add(directory);
                failed.add(directory);
            }
        }
    }

    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }
}
