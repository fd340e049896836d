package vpr.gitstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedWorkTest {
    private static final List<Integer> MANY = IntStream.range(0, 1000).boxed().toList();

    @Test
    void each_is_done_once() {
        var done = new ConcurrentLinkedQueue<Integer>();
        SharedWork.each(MANY, done::add);
        assertThat(done).containsExactlyInAnyOrderElementsOf(MANY);
    }

    @Test
    void two_threads_share_the_work() {
        Set<Thread> workers = ConcurrentHashMap.newKeySet();
        var both = new CountDownLatch(2);
        SharedWork.each(MANY, item -> {
            if (workers.add(Thread.currentThread())) {
                both.countDown();
                await(both);
            }
        });
        assertThat(workers).hasSize(2).contains(Thread.currentThread());
    }

    @Test
    void few_are_not_shared() {
        Set<Thread> workers = ConcurrentHashMap.newKeySet();
        SharedWork.each(MANY.subList(0, 3), item -> workers.add(Thread.currentThread()));
        assertThat(workers).containsExactly(Thread.currentThread());
    }

    @Test
    void an_interrupt_does_not_cut_it_short_and_is_kept() {
        var done = new ConcurrentLinkedQueue<Integer>();
        Thread.currentThread().interrupt();
        SharedWork.each(MANY, done::add);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(done).hasSameSizeAs(MANY);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
