package vpr.log;

import java.io.IOException;
import java.io.SyncFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The applier thread: brings frames into their repositories, then publishes their leaves. A failure is tried again for
 * ever with a growing pause, except that a failed fsync stops writing for good and a closing log leaves the rest to
 * recovery.
 */
final class ApplyBehind implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ApplyBehind.class);
    private static final long FIRST_PAUSE_MILLIS = 10;
    private static final long LONGEST_PAUSE_MILLIS = 1_000;

    private final Applier applier;
    private final LeafWriter leaves;
    private final Progress progress;
    private final ApplyQueue queue;
    private final CountDownLatch closing = new CountDownLatch(1);
    private long totalBytes;

    ApplyBehind(Applier applier, LeafWriter leaves, Progress progress, ApplyQueue queue) {
        this.applier = applier;
        this.leaves = leaves;
        this.progress = progress;
        this.queue = queue;
    }

    /** Also used by recovery, where the first failure ends the start. */
    void apply(List<Frame> frames) throws IOException {
        applier.apply(frames);
        List<Leaf> published = new ArrayList<>();
        for (Frame frame : frames) {
            published.addAll(frame.leaves());
            totalBytes += frame.payload().length;
        }
        leaves.append(published);
        progress.applied(leaves.count(), totalBytes);
    }

    /** From now on a failure is not tried again. */
    void giveUpOnFailure() {
        closing.countDown();
    }

    @Override
    public void run() {
        try {
            for (List<Frame> batch = queue.next(); !batch.isEmpty(); batch = queue.next()) {
                if (!applyUntilDone(batch)) {
                    break;
                }
                queue.applied(batch);
                queue.gather(applier.gathering());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            progress.stop("the applier thread was interrupted; restart");
        } finally {
            queue.abandon();
        }
    }

    private boolean applyUntilDone(List<Frame> batch) throws InterruptedException {
        long pause = FIRST_PAUSE_MILLIS;
        while (true) {
            try {
                apply(batch);
                return true;
            } catch (SyncFailedException e) {
                LOG.error("A sync failed while applying; the log stops writing for good", e);
                progress.stop("a sync failed while applying (" + e.getMessage() + "); restart to recover from disk");
                return false;
            } catch (IOException | RuntimeException | Error e) {
                // Whatever it is, skipping the frame would lose an acknowledged event.
                LOG.warn(
                        "Applying from {} failed; trying again in {} ms",
                        batch.getFirst().first(),
                        pause,
                        e);
                progress.applyFailed(e.toString());
                queue.applyingFails();
            }
            if (closing.await(pause, TimeUnit.MILLISECONDS)) {
                return false;
            }
            pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
        }
    }
}
