package vpr.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    Path data;

    private final List<Frame> applied = Collections.synchronizedList(new ArrayList<>());

    private EventLog open() throws IOException {
        return open(applied::addAll);
    }

    private EventLog open(Applier applier) throws IOException {
        return EventLog.open(data.resolve(".vpr"), data, Logs.SMALL, applier);
    }

    @Test
    void an_appended_leaf_is_numbered_from_zero_applied_and_visible() throws Exception {
        try (EventLog log = open()) {
            List<Leaf> first = log.append(List.of(Leaflets.draft(0), Leaflets.draft(1)), new byte[] {1}, frame -> {});
            List<Leaf> second = log.append(List.of(Leaflets.draft(2)), new byte[] {2}, frame -> {});
            assertThat(first).containsExactly(Leaflets.leaf(0), Leaflets.leaf(1));
            assertThat(second).containsExactly(Leaflets.leaf(2));
            assertThat(log.leaves().await(Position.of(1, 1), LONG)).isTrue();
            assertThat(log.leaves().after(null, 10)).containsExactlyElementsOf(Leaflets.leaves(0, 3));
            assertThat(applied).extracting(Frame::first).containsExactly(Position.of(1, 0), Position.of(1, 2));
        }
    }

    @Test
    void a_closed_log_opens_again_where_it_ended_and_applies_nothing_twice() throws Exception {
        try (EventLog log = open()) {
            Logs.append(log, 0, 5);
        }
        applied.clear();
        try (EventLog log = open()) {
            assertThat(applied).isEmpty();
            assertThat(log.leaves().head()).contains(Position.of(1, 4));
            assertThat(log.append(List.of(Leaflets.draft(5)), new byte[0], frame -> {}))
                    .containsExactly(Leaflets.leaf(5));
        }
    }

    @Test
    void sixty_four_callers_see_one_order_without_gaps_everywhere() throws Exception {
        List<Position> durable = new ArrayList<>();
        List<Position> answered = Collections.synchronizedList(new ArrayList<>());
        try (EventLog log = open()) {
            Logs.inParallel(64, caller -> {
                for (int i = 0; i < 20; i++) {
                    List<Leaf> leaves = log.append(
                            List.of(Leaflets.draft(caller), Leaflets.draft(caller)),
                            new byte[500],
                            frame -> durable.addAll(
                                    frame.leaves().stream().map(Leaf::position).toList()));
                    leaves.forEach(leaf -> answered.add(leaf.position()));
                }
            });
            log.checkpoint();
            List<Position> all = LongStream.range(0, 64 * 20 * 2)
                    .mapToObj(n -> Position.of(1, n))
                    .toList();
            assertThat(durable).isEqualTo(all);
            assertThat(answered).containsExactlyInAnyOrderElementsOf(all);
            assertThat(applied.stream()
                            .flatMap(frame -> frame.leaves().stream())
                            .map(Leaf::position))
                    .isEqualTo(all);
            assertThat(log.leaves().after(null, 10_000))
                    .extracting(Leaf::position)
                    .isEqualTo(all);
        }
    }

    @Test
    void a_frame_is_durable_before_its_caller_hears_and_before_it_is_applied() throws Exception {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        try (EventLog log = open(frames -> order.add("applied"))) {
            log.append(List.of(Leaflets.draft(0)), new byte[0], frame -> order.add("durable"));
            assertThat(order.getFirst()).isEqualTo("durable"); // the applier may be adding to it
            log.checkpoint();
        }
        assertThat(order).containsExactly("durable", "applied");
    }

    @Test
    void a_second_owner_is_refused_while_the_first_lives() throws Exception {
        try (EventLog log = open()) {
            assertThatThrownBy(this::open)
                    .isInstanceOf(OwnedElsewhereException.class)
                    .hasMessageContaining("OWNER");
            assertThat(log.health().writable()).isTrue();
        }
        open().close();
    }

    @Test
    void an_applier_that_fails_is_shown_and_tried_again_until_it_succeeds() throws Exception {
        AtomicInteger failures = new AtomicInteger();
        CountDownLatch failedTwice = new CountDownLatch(2);
        CountDownLatch healed = new CountDownLatch(1);
        Applier applier = frames -> {
            if (healed.getCount() > 0) {
                failures.incrementAndGet();
                failedTwice.countDown();
                if (failures.get() % 2 == 0) {
                    throw new IllegalStateException("odd");
                }
                throw new IOException("no space");
            }
            applied.addAll(frames);
        };
        try (EventLog log = open(applier)) {
            Logs.append(log, 0, 3);
            failedTwice.await();
            assertThat(log.health().writable()).isTrue();
            assertThat(log.health().backlogFrames()).isEqualTo(3);
            assertThat(log.leaves().head()).isEmpty();
            healed.countDown();
            log.checkpoint();
            assertThat(log.health().applyFailure()).isEmpty();
            assertThat(log.leaves().head()).contains(Position.of(1, 2));
        }
        assertThat(applied).extracting(frame -> frame.first().number()).containsExactly(0L, 1L, 2L);
    }

    @Test
    void while_applying_fails_only_so_many_frames_are_taken_and_the_next_are_refused() throws Exception {
        CountDownLatch healed = new CountDownLatch(1);
        Applier applier = frames -> {
            if (healed.getCount() > 0) {
                throw new IOException("no space");
            }
            applied.addAll(frames);
        };
        LogSettings ten = Logs.SMALL.withQueue(10, 1_000_000);
        try (EventLog log = EventLog.open(data.resolve(".vpr"), data, ten, applier)) {
            assertThatThrownBy(() -> Logs.append(log, 0, 11)).isInstanceOf(LogFullException.class);
            assertThat(log.health().durable()).contains(Position.of(1, 9));
            assertThat(log.health().writable()).isFalse();
            assertThat(log.health().reason().orElseThrow()).contains("applying fails");
            healed.countDown();
            log.checkpoint();
            Logs.append(log, 10, 5);
        }
        assertThat(applied).hasSize(15);
    }

    @Test
    void closing_while_the_applier_fails_leaves_the_frames_to_the_next_start() throws Exception {
        EventLog broken = open(frames -> {
            throw new IOException("disk gone");
        });
        Logs.append(broken, 0, 300);
        assertThat(broken.health().durable()).contains(Position.of(1, 299));
        broken.close();
        try (EventLog log = open()) {
            assertThat(applied).hasSize(300);
            assertThat(log.leaves().after(null, 1000)).isEqualTo(Leaflets.leaves(0, 300));
        }
    }

    @Test
    void a_callback_that_throws_is_told_to_its_caller_and_the_frame_goes_on() throws Exception {
        try (EventLog log = open()) {
            assertThatThrownBy(() -> log.append(List.of(Leaflets.draft(0)), new byte[0], frame -> {
                        throw new IllegalArgumentException("mine");
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasRootCauseMessage("mine");
            Logs.append(log, 1, 1);
            log.checkpoint();
            assertThat(log.leaves().after(null, 10)).isEqualTo(Leaflets.leaves(0, 2));
        }
    }

    @Test
    void a_frame_larger_than_a_segment_gets_its_own_and_one_above_the_limit_is_refused() throws Exception {
        byte[] large = new byte[Logs.SMALL.segmentBytes() * 3];
        large[large.length - 1] = 7;
        try (EventLog log = open()) {
            Logs.append(log, 0, 1);
            log.append(List.of(Leaflets.draft(1)), large, frame -> {});
            Logs.append(log, 2, 1);
            assertThatThrownBy(() -> log.append(List.of(Leaflets.draft(3)), new byte[FrameFormat.MAX_FRAME], f -> {}))
                    .isInstanceOf(FrameTooLargeException.class)
                    .hasMessageContaining("67108864");
            log.checkpoint();
            assertThat(log.health().durable()).contains(Position.of(1, 2));
        }
        assertThat(applied.get(1).payload()).isEqualTo(large);
    }

    @Test
    void a_checkpoint_drops_the_segments_before_it() throws Exception {
        try (EventLog log = open()) {
            Logs.append(log, 0, 200);
            assertThat(Segment.list(data.resolve(".vpr/journal"))).hasSizeGreaterThan(2);
            log.checkpoint();
            assertThat(Segment.list(data.resolve(".vpr/journal"))).hasSize(1);
            assertThat(log.health().checkpoint()).contains(Position.of(1, 199));
        }
    }

    @Test
    void after_close_nothing_is_taken_and_reading_goes_on() throws Exception {
        EventLog log = open();
        Logs.append(log, 0, 1);
        log.close();
        log.close();
        assertThatThrownBy(() -> Logs.append(log, 1, 1)).isInstanceOf(LogUnavailableException.class);
        assertThat(log.health().writable()).isFalse();
        assertThat(log.leaves().after(null, 10)).isEqualTo(Leaflets.leaves(0, 1));
        assertThat(log.leaves().await(Position.of(1, 0), LONG)).isFalse();
    }

    @Test
    void an_interrupted_caller_still_gets_its_answer() throws Exception {
        try (EventLog log = open()) {
            Thread.currentThread().interrupt();
            assertThat(log.append(List.of(Leaflets.draft(0)), new byte[0], frame -> {}))
                    .hasSize(1);
            assertThat(Thread.interrupted()).isTrue();
            Logs.append(log, 1, 1);
        }
    }
}
