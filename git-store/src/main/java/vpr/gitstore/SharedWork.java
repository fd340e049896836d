package vpr.gitstore;

import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import vpr.log.Uninterrupted;

/**
 * Shares the work of joining packs with a thread of low priority, which does next to nothing while others need the processors,
 * and half of it while they do not.
 */
final class SharedWork {
    private static final int WORTH_A_THREAD = 8;

    private SharedWork() {}

    /**
     * Does it to each of them, in no order; returns when it is done to all, whether interrupted or not.
     *
     * @param action must be safe for two threads, and throw nothing
     */
    static <T> void each(Collection<T> items, Consumer<T> action) {
        if (items.size() < WORTH_A_THREAD) {
            items.forEach(action);
            return;
        }
        Queue<T> left = new ConcurrentLinkedQueue<>(items);
        Runnable share = () -> {
            for (T item = left.poll(); item != null; item = left.poll()) {
                action.accept(item);
            }
        };
        Thread other = Thread.ofPlatform().name("vpr-repack-shared").daemon().start(() -> {
            LowPriority.take();
            share.run();
        });
        try {
            share.run();
        } finally {
            Uninterrupted.join(other);
        }
    }
}
