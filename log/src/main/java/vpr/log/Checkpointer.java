package vpr.log;

import java.io.IOException;
import java.io.SyncFailedException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The checkpoint thread: from time to time, or when asked, makes durable what is applied, writes that down, and drops
 * the segments that nothing needs any more. Runs on its own thread only, because a caller's interrupt would close the
 * files it syncs.
 */
final class Checkpointer implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpointer.class);

    private final LogPaths paths;
    private final LogSettings settings;
    private final Disk disk;
    private final LeafWriter leaves;
    private final Progress progress;

    // Guarded by progress.
    private long wanted;
    private long failures;
    private long syncsBegun;
    private long syncsDone;
    private boolean syncWanted;
    private boolean syncNow;
    private volatile @Nullable Throwable lastFailure;
    private volatile boolean closing;

    Checkpointer(LogPaths paths, LogSettings settings, Disk disk, LeafWriter leaves, Progress progress) {
        this.paths = paths;
        this.settings = settings;
        this.disk = disk;
        this.leaves = leaves;
        this.progress = progress;
    }

    /** Waits until everything that is durable now is applied and checkpointed. */
    void request() throws IOException, InterruptedException {
        long target = progress.durable();
        long[] failuresBefore = new long[1];
        progress.change(() -> {
            wanted = Math.max(wanted, target);
            failuresBefore[0] = failures;
        });
        progress.await(
                () -> progress.checkpointed() >= target
                        || failures > failuresBefore[0]
                        || closing
                        || progress.stopped().isPresent(),
                Long.MAX_VALUE);
        if (progress.checkpointed() < target) {
            Throwable failure = lastFailure;
            throw new LogUnavailableException(
                    progress.stopped()
                            .orElse(closing ? "the log is closed" : "the checkpoint failed; it is tried again"),
                    failure);
        }
    }

    /** Waits for a sync of the repositories that began after this call, though nothing be appended meanwhile. */
    void sync(boolean now) throws IOException, InterruptedException {
        long[] before = new long[2];
        progress.change(() -> {
            syncWanted = true;
            syncNow |= now;
            before[0] = syncsBegun;
            before[1] = failures;
        });
        progress.await(
                () -> syncsDone > before[0]
                        || failures > before[1]
                        || closing
                        || progress.stopped().isPresent(),
                Long.MAX_VALUE);
        if (syncsDone <= before[0]) {
            throw new LogUnavailableException(
                    progress.stopped().orElse(closing ? "the log is closed" : "the sync failed; it is tried again"),
                    lastFailure);
        }
    }

    void close() {
        progress.change(() -> closing = true);
    }

    @Override
    public void run() {
        try {
            long bytes = progress.appliedBytes();
            while (!closing && progress.stopped().isEmpty()) {
                long from = bytes;
                progress.await(() -> isDue(from), TimeUnit.NANOSECONDS.convert(settings.checkpointInterval()));
                bytes = progress.appliedBytes();
                checkpointOrSayWhy();
            }
            checkpointOrSayWhy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            progress.stop("the checkpoint thread was interrupted; restart");
        }
    }

    private boolean isDue(long bytesBefore) {
        boolean asked = wanted > progress.checkpointed() && progress.applied() >= wanted;
        return asked
                || syncNow
                || closing
                || progress.stopped().isPresent()
                || progress.appliedBytes() - bytesBefore >= settings.checkpointBytes();
    }

    private void checkpointOrSayWhy() {
        try {
            checkpoint();
        } catch (SyncFailedException e) {
            LOG.error("A sync failed at a checkpoint; the log stops writing for good", e);
            progress.stop("a sync failed at a checkpoint (" + e.getMessage() + "); restart to recover from disk");
        } catch (IOException | RuntimeException | Error e) {
            LOG.warn("A checkpoint failed; it is tried again", e);
            progress.change(() -> {
                failures++;
                wanted = 0;
                lastFailure = e;
            });
        }
    }

    /** Repositories and leaves first, then the word that they are synced, then the end of what they replace. */
    void checkpoint() throws IOException {
        long target = progress.applied();
        // After a failed sync the kernel may report success for pages it dropped: believe no later one.
        boolean nothingNew = target == progress.checkpointed();
        if ((nothingNew && !syncWanted) || progress.stopped().isPresent()) {
            return;
        }
        syncRepositories();
        if (nothingNew) {
            return;
        }
        leaves.force();
        new Checkpoint(progress.position(target)).write(paths.checkpoint(), disk);
        Journal.dropBefore(paths.journal(), progress.position(target));
        progress.checkpointed(target);
    }

    private void syncRepositories() throws IOException {
        progress.change(() -> {
            syncsBegun++;
            syncWanted = false;
            syncNow = false;
        });
        disk.syncFileSystem();
        progress.change(() -> syncsDone = syncsBegun);
    }
}
