package vpr.gitstore;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import vpr.log.Uninterrupted;

/** Work on many things that do not depend on one another, by the caller and one thread more. */
final class TwoHands {
    private TwoHands() {}

    /** Returns when all is done, also when this thread is interrupted: what the other one works on must be whole then. */
    static <T> void each(List<T> things, Consumer<T> work) {
        Queue<T> left = new ConcurrentLinkedQueue<>(things);
        var task = new FutureTask<>(() -> all(left, work), null);
        Thread other = Thread.ofPlatform().name("vpr-repack-second").daemon().start(task);
        try {
            all(left, work);
        } finally {
            Uninterrupted.join(other);
        }
        if (task.state() == Future.State.FAILED) {
            throw new IllegalStateException("a part of the work failed", task.exceptionNow());
        }
    }

    private static <T> void all(Queue<T> left, Consumer<T> work) {
        for (T next = left.poll(); next != null; next = left.poll()) {
            work.accept(next);
        }
    }
}
