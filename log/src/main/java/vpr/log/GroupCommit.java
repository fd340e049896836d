package vpr.log;

import java.io.IOException;
import java.io.SyncFailedException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal thread. Whatever waits while the last fdatasync runs goes into the next one: positions are given, frames
 * written, synced once, their callers told in order, and then handed on to be applied. The first failed write or sync
 * ends writing for good.
 */
final class GroupCommit implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    private final JournalWriter journal;
    private final Disk disk;
    private final LogSettings settings;
    private final Progress progress;
    private final ApplyQueue applyQueue;
    private final WaitingFrames waiting = new WaitingFrames();

    GroupCommit(JournalWriter journal, Disk disk, LogSettings settings, Progress progress, ApplyQueue applyQueue) {
        this.journal = journal;
        this.disk = disk;
        this.settings = settings;
        this.progress = progress;
        this.applyQueue = applyQueue;
    }

    void submit(PendingFrame frame) throws LogUnavailableException {
        if (!waiting.add(frame)) {
            throw new LogUnavailableException(whyNot());
        }
    }

    /** Takes no more; what waits already is still written. */
    void close() {
        waiting.close();
    }

    @Override
    public void run() {
        try {
            for (PendingFrame first = waiting.first(); first != null; first = waiting.first()) {
                commit(first);
            }
        } catch (IOException | RuntimeException | Error e) {
            LOG.error("The journal stops writing for good; restart to recover from disk", e);
            progress.stop("writing the journal failed (" + e + "); reading goes on, restart to recover from disk");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            progress.stop("the journal thread was interrupted; restart");
        } finally {
            waiting.end(whyNot());
        }
    }

    private String whyNot() {
        return progress.stopped().orElse("the log is closed");
    }

    private void commit(PendingFrame first) throws IOException, InterruptedException {
        if (!applyQueue.awaitRoom()) {
            waiting.refuseFirst(
                    new LogFullException("frames wait because applying fails (see health); nothing was written"));
        } else if (progress.stopped().isPresent()) {
            waiting.refuseAll(whyNot());
        } else if (!disk.hasRoom(settings) || !makeRoom(first)) {
            waiting.refuseFirst(
                    new LogFullException("the disk is below its low-water mark; nothing was written, free space"));
        } else {
            commit(waiting.takeWhatFits(journal));
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

    private void commit(List<PendingFrame> group) throws IOException {
        try {
            deliver(group, write(group));
        } catch (IOException | RuntimeException | Error e) {
            LogUnavailableException why = new LogUnavailableException(
                    "writing the journal failed; whether this frame is durable is known after a restart", e);
            group.forEach(frame -> frame.refused(why));
            throw e;
        }
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

    private void deliver(List<PendingFrame> group, List<Frame> frames) {
        progress.durable(frames.getLast().end());
        for (int i = 0; i < frames.size(); i++) {
            group.get(i).durable(frames.get(i));
        }
        applyQueue.put(frames);
    }
}
