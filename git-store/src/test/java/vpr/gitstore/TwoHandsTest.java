package vpr.gitstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TwoHandsTest {
    private static final List<Integer> THINGS = IntStream.range(0, 1000).boxed().toList();

    @Test
    void each_thing_is_done_once() {
        Queue<Integer> done = new ConcurrentLinkedQueue<>();
        TwoHands.each(THINGS, done::add);
        assertThat(done).containsExactlyInAnyOrderElementsOf(THINGS);
    }

    @Test
    void two_threads_work_at_the_same_time() {
        var both = new CyclicBarrier(2);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        TwoHands.each(List.of(1, 2), thing -> {
            threads.add(Thread.currentThread());
            meet(both);
        });
        assertThat(threads).hasSize(2).contains(Thread.currentThread());
    }

    private static void meet(CyclicBarrier both) {
        try {
            both.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("the other did not come", e);
        }
    }

    @Test
    void whoever_fails_it_is_told_and_the_other_one_is_let_finish() {
        var both = new CyclicBarrier(2);
        for (boolean caller : new boolean[] {true, false}) {
            Thread here = Thread.currentThread();
            Set<Integer> done = ConcurrentHashMap.newKeySet();
            assertThatThrownBy(() -> TwoHands.each(List.of(1, 2, 3), thing -> {
                        if (thing < 3) {
                            meet(both);
                        }
                        if ((Thread.currentThread() == here) == caller) {
                            throw new IllegalArgumentException("on purpose");
                        }
                        done.add(thing);
                    }))
                    .hasStackTraceContaining("on purpose");
            assertThat(done).hasSize(2).contains(3);
        }
    }

    @Test
    void an_interrupt_is_kept_and_does_not_leave_work_behind() {
        Set<Integer> done = ConcurrentHashMap.newKeySet();
        Thread.currentThread().interrupt();
        TwoHands.each(THINGS, done::add);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(done).hasSize(1000);
    }
}
