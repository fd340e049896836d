package vpr.gitstore;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Joins the packs of some records together, so that they share the two syncs that it takes: all new packs are written and
 * synced, then shown and synced, then the old ones go. Safe for the threads of {@link #each}.
 */
final class RepackRound {
    private static final Logger LOG = LoggerFactory.getLogger(RepackRound.class);
    private static final long SPARE_BYTES = 64L * 1024 * 1024;
    private static final int URGENT_PACKS = 256;
    private static final long MOST_BYTES = 256L * 1024 * 1024;

    private final Repositories repositories;
    private final Sync sync;
    private final RepackCounts counts;
    private final List<Written> written = new ArrayList<>();
    private final Set<RecordDirectory> failed = ConcurrentHashMap.newKeySet();
    private final RepackPace pace;
    private long bytes;
    private boolean urgent;

    /** Waits until what was written before is on the disk. */
    @FunctionalInterface
    interface Sync {
        /** @param now rather than when it would happen anyway */
        void sync(boolean now) throws IOException, InterruptedException;
    }

    RepackRound(Repositories repositories, Sync sync, RepackCounts counts, RepackPace pace) {
        this.repositories = repositories;
        this.sync = sync;
        this.counts = counts;
        this.pace = pace;
        this.urgent = pace == RepackPace.NOW;
    }

    /** Each of them, by two threads unless others need the processor. */
    <T> void each(List<T> things, Consumer<T> work) {
        if (pace == RepackPace.QUIET) {
            things.forEach(work);
        } else {
            TwoHands.each(things, work);
        }
    }

    private record Written(RepackFiles files, List<Path> old, String name) {}

    private record Shown(RepackFiles files, List<Path> old, Path joined) {}

    /** So many bytes are in the making that the rest had better wait for the next round. */
    synchronized boolean isFull() {
        return bytes >= MOST_BYTES;
    }

    /** @param choose says what to do about the record's packs */
    void write(RecordDirectory directory, Function<RecordPacks, RepackPlan> choose) {
        attempt(directory, () -> {
            RecordPacks packs = RecordPacks.of(directory);
            RepackPlan plan = choose.apply(packs);
            if (!plan.isEmpty()) {
                requireRoom(directory, plan);
                var files = new RepackFiles(directory);
                var one = new Written(files, plan.paths(), files.write(plan));
                add(one, plan.bytes(), packs.packs().size() >= URGENT_PACKS);
            }
        });
    }

    private synchronized void add(Written one, long more, boolean urgently) {
        written.add(one);
        bytes += more;
        urgent |= urgently;
    }

    private static void requireRoom(RecordDirectory directory, RepackPlan plan) throws IOException {
        if (directory.packs().toFile().getUsableSpace() < plan.bytes() + SPARE_BYTES) {
            throw new IOException("the disk is too full to join packs");
        }
    }

    /** Whether there is nothing to exchange. */
    boolean isEmpty() {
        return written.isEmpty();
    }

    boolean failed(RecordDirectory directory) {
        return failed.contains(directory);
    }

    /** @throws IOException when it could not be synced: every old pack is still there */
    void exchange() throws IOException, InterruptedException {
        try {
            sync.sync(urgent);
        } catch (IOException | InterruptedException | RuntimeException e) {
            written.forEach(one -> attempt(one.files.directory(), one.files::giveUp));
            throw e;
        }
        Queue<Shown> shown = new ConcurrentLinkedQueue<>();
        each(
                List.copyOf(written),
                one -> attempt(
                        one.files.directory(),
                        () -> shown.add(new Shown(one.files, one.old, one.files.show(one.name)))));
        written.clear();
        sync.sync(urgent);
        each(List.copyOf(shown), this::remove);
    }

    private void remove(Shown one) {
        attempt(one.files.directory(), () -> {
            one.files.remove(one.old, one.joined);
            counts.joined(one.old.size());
        });
        repositories.forget(one.files.directory());
    }

    private void attempt(RecordDirectory directory, Step step) {
        try {
            step.run();
        } catch (IOException | RuntimeException e) {
            if (!Thread.currentThread().isInterrupted()) { // else the store is closed
                LOG.warn("Record {}: its packs could not be joined; they stay as they are", directory.id(), e);
                counts.failed(directory, e);
                failed.add(directory);
            }
        }
    }

    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }
}
