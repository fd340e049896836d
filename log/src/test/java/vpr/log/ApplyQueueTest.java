package vpr.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ApplyQueueTest {
    private static final int MIB = 1024 * 1024;

    private static List<Frame> frames(long number) {
        return LongStream.range(0, number)
                .mapToObj(first -> Leaflets.frame(first, 1, new byte[10]))
                .toList();
    }

    @Test
    void what_frames_take_in_memory_bounds_how_many_wait() throws InterruptedException {
        var queue = new ApplyQueue(1_000, 100, frame -> 60);
        queue.applyingFails();
        queue.put(frames(1));
        assertThat(queue.awaitRoom()).isTrue();
        assertThat(queue.isStuck()).isFalse();

        queue.put(frames(1));

        assertThat(queue.awaitRoom()).isFalse();
        assertThat(queue.isStuck()).isTrue();
    }

    @Test
    void there_is_room_again_when_frames_are_applied() throws InterruptedException {
        var queue = new ApplyQueue(2, 1_000, frame -> 10);
        queue.put(frames(2));
        queue.applyingFails();
        assertThat(queue.awaitRoom()).isFalse();

        queue.applied(frames(1));

        assertThat(queue.awaitRoom()).isTrue();
        assertThat(queue.size()).isEqualTo(1);
    }

    @Test
    void whoever_falls_behind_takes_many_frames_at_a_time() throws InterruptedException {
        var queue = new ApplyQueue(10_000, Long.MAX_VALUE, frame -> 10);
        queue.put(frames(3_000));

        List<Frame> batch = queue.next();

        assertThat(batch).hasSize(2_048);
        assertThat(batch.getFirst().first()).isEqualTo(Position.of(1, 0));
    }

    @Test
    void but_not_more_than_may_be_in_memory_at_once_and_always_one() throws InterruptedException {
        var queue = new ApplyQueue(10_000, Long.MAX_VALUE, frame -> 10L * MIB);
        queue.put(frames(5));
        assertThat(queue.next()).hasSize(3);

        var large = new ApplyQueue(10_000, Long.MAX_VALUE, frame -> 100L * MIB);
        large.put(frames(2));
        assertThat(large.next()).hasSize(1);
    }

    @Test
    void closed_it_gives_what_is_left_and_then_nothing() throws InterruptedException {
        var queue = new ApplyQueue(10, 1_000, frame -> 10);
        queue.put(frames(1));
        queue.close();

        assertThat(queue.next()).hasSize(1);
        queue.applied(frames(1));
        assertThat(queue.next()).isEmpty();
    }

    @Test
    void gathering_ends_when_there_is_no_room_for_more() throws InterruptedException {
        var queue = new ApplyQueue(2, 1_000, frame -> 10);
        Thread gathering = Thread.startVirtualThread(() -> gather(queue));
        queue.put(frames(1));
        queue.put(frames(1));

        assertThat(gathering.join(Duration.ofMinutes(1))).isTrue();
    }

    @Test
    void gathering_ends_with_the_queue() throws InterruptedException {
        var queue = new ApplyQueue(10, 1_000, frame -> 10);
        Thread gathering = Thread.startVirtualThread(() -> gather(queue));
        queue.close();

        assertThat(gathering.join(Duration.ofMinutes(1))).isTrue();
    }

    @Test
    void gathering_ends_after_its_time() throws InterruptedException {
        var queue = new ApplyQueue(10, 1_000, frame -> 10);
        queue.put(frames(1));

        queue.gather(Duration.ofNanos(1));

        assertThat(queue.next()).hasSize(1);
    }

    private static void gather(ApplyQueue queue) {
        try {
            queue.gather(Duration.ofHours(1));
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts it", e);
        }
    }
}
