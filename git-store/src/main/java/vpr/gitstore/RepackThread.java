package vpr.gitstore;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vpr.log.LogUnavailableException;
import vpr.log.Uninterrupted;

/** Does one step of joining after the other until it is closed; after a failure it pauses. */
final class RepackThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RepackThread.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final Step step;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);

    /** What is done again and again; it waits by itself when there is nothing to do. */
    @FunctionalInterface
    interface Step {
        void run() throws IOException, InterruptedException;
    }

    private RepackThread(String name, Runnable first, Step step) {
        this.step = step;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(() -> {
            first.run();
            loop();
        });
    }

    /** Runs when others have no use for the processor. */
    static RepackThread quiet(Step step) {
        return new RepackThread("vpr-repack", LowPriority::take, step);
    }

    /** Gets the share of the processor that any thread gets. */
    static RepackThread busy(Step step) {
        return new RepackThread("vpr-repack-busy", () -> {}, step);
    }

    void start() {
        thread.start();
    }

    private void loop() {
        try {
            while (closing.getCount() > 0) {
                tryStep();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the store is closed
        } catch (LogUnavailableException e) {
            LOG.error("Packs are not joined any more until the store is opened again", e);
        }
    }

    private void tryStep() throws InterruptedException, LogUnavailableException {
        try {
            step.run();
        } catch (LogUnavailableException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            if (closing.getCount() == 0) {
                throw new InterruptedException();
            }
            LOG.warn("Packs could not be joined; it is tried again", e);
            var _ = closing.await(PAUSE.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /** What is in the making is given up, which does no harm. */
    @Override
    public void close() {
        closing.countDown();
        thread.interrupt();
        Uninterrupted.join(thread);
    }
}
