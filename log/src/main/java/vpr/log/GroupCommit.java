package vpr.log;

import java.io.IOException;
import java.io.SyncFailedException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal thread. Whatever waits while the last fdatasync runs goes into the next one: positions are given, frames
 * written, synced once, their callers told in order, and then handed on to be applied. The first failed write or sync
 * ends writing for good.
 */
final class GroupCommit implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    private static final int MAX_GROUP = 1024;

    private final JournalWriter journal;
    private final Disk disk;
    private final LogSettings settings;
    private final Progress progress;
    private final ApplyQueue applyQueue;
    private final Object monitor = new Object();
    private final Queue<PendingFrame> waiting = new ArrayDeque<>();
    private boolean closed;

    GroupCommit(JournalWriter journal, Disk disk, LogSettings settings, Progress progress, ApplyQueue applyQueue) {
        this.journal = journal;
        this.disk = disk;
        this.settings = settings;
        this.progress = progress;
        this.applyQueue = applyQueue;
    }

    void submit(PendingFrame frame) throws LogUnavailableException {
        synchronized (monitor) {
            if (closed) {
                throw new LogUnavailableException(progress.stopped().orElse("the log is closed"));
            }
            waiting.add(frame);
            monitor.notifyAll();
        }
    }

    /** Takes no more; what waits already is still written. */
    void close() {
        synchronized (monitor) {
            closed = true;
            monitor.notifyAll();
        }
    }

    @Override
    public void run() {
        try {
            for (PendingFrame first = next(); first != null; first = next()) {
                commit(first);
            }
        } catch (IOException | RuntimeException | Error e) {
            LOG.error("The journal stops writing for good; restart to recover from disk", e);
            progress.stop("writing the journal failed (" + e + "); reading goes on, restart to recover from disk");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            progress.stop("the journal thread was interrupted; restart");
        } finally {
            close();
            refuseWaiting();
        }
    }

    private @Nullable PendingFrame next() throws InterruptedException {
        synchronized (monitor) {
            while (waiting.isEmpty() && !closed) {
                monitor.wait();
            }
            return waiting.peek();
        }
    }

    private void commit(PendingFrame first) throws IOException, InterruptedException {
        if (progress.stopped().isPresent()) {
            refuseWaiting();
            return;
        }
        if (!disk.hasRoom(settings) || !makeRoom(first)) {
            refuse(
                    first,
                    new LogFullException("the disk is below its low-water mark; nothing was written, free space"));
            return;
        }
        List<PendingFrame> group = takeWhatFits();
        try {
            deliver(group, write(group));
        } catch (IOException | RuntimeException | Error e) {
            group.forEach(frame -> frame.refused(unavailable(e)));
            throw e;
        }
    }

    /** False when there is no space for another segment; nothing of the frame was written then. */
    private boolean makeRoom(PendingFrame frame) throws IOException {
        if (journal.fits(frame.maximumBytes())) {
            return true;
        }
        try {
            journal.rotate(progress.position(progress.durable()), frame.maximumBytes());
            return true;
        } catch (SyncFailedException e) {
            throw e;
        } catch (IOException e) {
            if (disk.hasFree(settings.segmentBytes() + frame.maximumBytes())) {
                throw e;
            }
            return false;
        }
    }

    private List<PendingFrame> takeWhatFits() {
        List<PendingFrame> group = new ArrayList<>();
        long bytes = 0;
        synchronized (monitor) {
            for (PendingFrame next = waiting.peek(); next != null && group.size() < MAX_GROUP; next = waiting.peek()) {
                bytes += next.maximumBytes();
                if (!journal.fits(bytes)) {
                    break;
                }
                group.add(waiting.remove());
            }
        }
        return group;
    }

    private List<Frame> write(List<PendingFrame> group) throws IOException {
        List<Frame> frames = new ArrayList<>(group.size());
        Position next = progress.position(progress.durable());
        for (PendingFrame pending : group) {
            Frame frame = pending.at(next);
            journal.write(frame);
            frames.add(frame);
            next = frame.last().next();
        }
        journal.sync();
        return frames;
    }

    private void deliver(List<PendingFrame> group, List<Frame> frames) throws InterruptedException {
        progress.durable(frames.getLast().end());
        for (int i = 0; i < frames.size(); i++) {
            group.get(i).durable(frames.get(i));
        }
        for (Frame frame : frames) {
            applyQueue.put(frame);
        }
    }

    private void refuse(PendingFrame frame, IOException why) {
        synchronized (monitor) {
            waiting.remove(frame);
        }
        frame.refused(why);
    }

    private void refuseWaiting() {
        List<PendingFrame> refused;
        synchronized (monitor) {
            refused = List.copyOf(waiting);
            waiting.clear();
        }
        String why = progress.stopped().orElse("the log is closed");
        refused.forEach(frame -> frame.refused(new LogUnavailableException(why)));
    }

    private static LogUnavailableException unavailable(Throwable e) {
        return new LogUnavailableException(
                "writing the journal failed; whether this frame is durable is known after a restart", e);
    }
}
