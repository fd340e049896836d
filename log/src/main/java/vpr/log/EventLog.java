package vpr.log;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one writer of a data directory: append frames, and they are durable, ordered, and brought into their repositories
 * behind. Safe for many threads. The life of a frame: {@code log/README.md}.
 */
public final class EventLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventLog.class);

    private final OpenFiles files;
    private final LogSettings settings;
    private final Progress progress;
    private final ApplyQueue queue;
    private final ApplyBehind applyBehind;
    private final GroupCommit groupCommit;
    private final Checkpointer checkpointer;
    private final Leaves leaves;
    private final Thread journalThread;
    private final Thread applierThread;
    private final Thread checkpointThread;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EventLog(OpenFiles files, LogSettings settings, Applier applier) throws IOException {
        this.files = files;
        this.settings = settings;
        progress = new Progress(files.checkpoint());
        queue = new ApplyQueue(settings.queueFrames(), settings.queueBytes(), applier::heldBytes);
        applyBehind = new ApplyBehind(applier, files.leaves(), progress, queue);
        checkpointer = new Checkpointer(files.paths(), settings, files.disk(), files.leaves(), progress);
        leaves = new Leaves(files.leafFiles(), progress);
        progress.durable(files.end().number());
        Recovery.replay(files.journal(), applyBehind::apply);
        checkpointer.checkpoint();
        groupCommit = new GroupCommit(files.beginSegment(settings), files.disk(), settings, progress, queue);
        Journal.dropBefore(files.paths().journal(), files.end());
        journalThread = Thread.ofPlatform().name("vpr-journal").daemon().unstarted(groupCommit);
        applierThread = Thread.ofPlatform().name("vpr-applier").daemon().unstarted(applyBehind);
        checkpointThread = Thread.ofPlatform().name("vpr-checkpoint").daemon().unstarted(checkpointer);
    }

    /**
     * Takes the owner lock, recovers, applies everything durable after the checkpoint again, and only then returns.
     *
     * @param vprDirectory {@code .vpr}; a log is begun where there is none
     * @param dataDirectory on the file system that holds the repositories
     * @throws OwnedElsewhereException when another log has the directory open for writing
     * @throws CorruptLogException when something that had been durable is damaged or missing
     * @throws IOException also when the applier fails
     */
    public static EventLog open(Path vprDirectory, Path dataDirectory, LogSettings settings, Applier applier)
            throws IOException {
        if (!Files.isDirectory(dataDirectory)) {
            throw new NotDirectoryException(dataDirectory + ": the data directory must exist");
        }
        return open(vprDirectory, settings, applier, new Disk(dataDirectory));
    }

    /**
     * Whether the log is gone although there may have been one: there are no leaves, and no journal that holds every
     * frame since the first. Whoever has records must not begin a new log then; see {@link LogRebuild}.
     *
     * @throws CorruptLogException when the journal's checkpoint cannot be read
     */
    public static boolean isMissing(Path vprDirectory) throws IOException {
        return LostLog.isMissing(new LogPaths(vprDirectory));
    }

    static EventLog open(Path vprDirectory, LogSettings settings, Applier applier, Disk disk) throws IOException {
        OpenFiles files = OpenFiles.open(new LogPaths(vprDirectory), disk);
        try {
            EventLog log = new EventLog(files, settings, applier);
            log.journalThread.start();
            log.applierThread.start();
            log.checkpointThread.start();
            return log;
        } catch (IOException | RuntimeException | Error e) {
            files.close();
            throw e;
        }
    }

    /**
     * Blocks until the frame is durable, whatever interrupts come meanwhile. The payload must not be changed afterwards.
     *
     * @param onDurable runs on the journal thread, in position order, before this returns and before the frame is given to
     *     the applier; must be quick. When it throws, the frame is durable all the same and this throws
     *     {@link IllegalStateException}
     * @throws LogUnavailableException a sync failed, or the log is closed: never try again
     * @throws LogFullException the disk is below its low-water mark, or applying fails and as many frames as may wait do
     *     so; nothing was written, it works again when space returns or applying succeeds
     * @throws FrameTooLargeException above 64 MiB; nothing was written
     */
    public List<Leaf> append(List<LeafDraft> leaves, byte[] payload, Consumer<Frame> onDurable)
            throws LogUnavailableException, LogFullException {
        if (Thread.currentThread() == journalThread || Thread.currentThread() == applierThread) {
            throw new IllegalStateException("append: must not be called from onDurable or the applier");
        }
        PendingFrame frame = new PendingFrame(leaves, payload, onDurable);
        groupCommit.submit(frame);
        return frame.await();
    }

    /** What is applied and so visible. */
    public Leaves leaves() {
        return leaves;
    }

    /**
     * Waits until all frames that are durable now are applied, syncs the repositories and leaves, writes the checkpoint
     * and drops the segments before it. Waits as long as applying fails.
     */
    public void checkpoint() throws IOException {
        try {
            checkpointer.request();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for a checkpoint");
        }
    }

    /**
     * Waits until what was written to the repositories' file system before this call is synced: at the next checkpoint,
     * which syncs it anyway and comes after {@link LogSettings#checkpointInterval} at the latest.
     *
     * @param now at once instead
     * @throws LogUnavailableException when a sync failed, after which nothing is written any more, or the log is closed
     * @throws InterruptedException the sync may still come
     */
    public void sync(boolean now) throws IOException, InterruptedException {
        checkpointer.sync(now);
    }

    public LogHealth health() {
        Optional<String> reason = progress.stopped().or(this::full);
        return new LogHealth(
                reason.isEmpty(),
                reason,
                progress.last(progress.durable()),
                progress.last(progress.applied()),
                progress.last(progress.checkpointed()),
                queue.size(),
                progress.applyFailure());
    }

    private Optional<String> full() {
        if (!journalThread.isAlive()) {
            return Optional.of("the log is closed");
        }
        if (queue.isStuck()) {
            return Optional.of("as many frames as may wait do so, because applying fails");
        }
        try {
            return files.disk().hasRoom(settings)
                    ? Optional.empty()
                    : Optional.of("the disk is below its low-water mark; free space");
        } catch (IOException e) {
            return Optional.of("the free space of the disk cannot be read: " + e.getMessage());
        }
    }

    /**
     * Writes what waits, applies it, checkpoints and releases the lock. Where applying fails, or a sync failed before, the
     * rest stays in the journal for recovery.
     */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        applyBehind.giveUpOnFailure();
        groupCommit.close();
        Uninterrupted.join(journalThread);
        queue.close();
        Uninterrupted.join(applierThread);
        checkpointer.close();
        Uninterrupted.join(checkpointThread);
        progress.close();
        try {
            files.close();
        } catch (IOException e) {
            LOG.warn("Closing the log's files failed; what is durable stays durable", e);
        }
    }
}
