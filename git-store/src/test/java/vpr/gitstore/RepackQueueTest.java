package vpr.gitstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vpr.record.RecordKind;

class RepackQueueTest {
    private static final RepackRules RULES = new RepackRules(10, 10, 3, Duration.ofHours(1), 1000, 100);

    private final RepackQueue queue = new RepackQueue(RULES);
    private final RecordDirectory one = directory(1);
    private final RecordDirectory other = directory(2);

    private static RecordDirectory directory(int n) {
        return new RecordDirectory(Path.of("data"), RecordKind.CLINICAL, Samples.record(n));
    }

    private void add(RecordDirectory record, int packs, long bytes) {
        for (int n = 0; n < packs; n++) {
            queue.added(record, bytes);
        }
    }

    @Test
    void a_record_is_due_once_it_has_got_many_packs() throws InterruptedException {
        add(one, 9, 1);
        assertThat(queue.take(5, Duration.ZERO)).isEmpty();
        add(other, 10, 1);
        add(one, 2, 1);
        assertThat(queue.take(5, Duration.ZERO)).containsExactly(other, one);
        assertThat(queue.waiting()).isZero();
    }

    @Test
    void it_says_whether_many_are_due_or_few() throws InterruptedException {
        add(one, 10, 1);
        assertThat(queue.awaitMany(2, Duration.ZERO)).isFalse();
        assertThat(queue.awaitFew(2, Duration.ZERO)).isTrue();
        add(other, 10, 1);
        assertThat(queue.awaitMany(2, Duration.ZERO)).isTrue();
        assertThat(queue.awaitFew(2, Duration.ZERO)).isFalse();
        assertThat(queue.take(1, Duration.ZERO)).containsExactly(one);
        assertThat(queue.awaitFew(2, Duration.ZERO)).isTrue();
    }

    @Test
    void records_that_are_written_alike_are_not_due_all_at_once() throws InterruptedException {
        var apart = new RepackQueue(new RepackRules(10, 5, 3, Duration.ofHours(1), 1000, 100));
        List<Integer> due = new ArrayList<>();
        for (int packs = 1; packs <= 10; packs++) {
            for (int record = 0; record < 60; record++) {
                apart.added(directory(record), 1);
            }
            due.add(apart.take(60, Duration.ZERO).size());
        }
        assertThat(due.subList(0, 4)).containsOnly(0);
        assertThat(due.subList(4, 9)).allMatch(records -> records > 0 && records < 60);
        assertThat(due.getLast()).isEqualTo(60);
    }

    @Test
    void a_record_is_due_early_when_it_has_got_many_bytes() throws InterruptedException {
        add(one, 2, 5000);
        assertThat(queue.take(5, Duration.ZERO)).isEmpty();
        add(one, 1, 1);
        assertThat(queue.take(5, Duration.ZERO)).containsExactly(one);
    }

    @Test
    void after_a_look_the_packs_that_are_left_and_the_largest_count() throws InterruptedException {
        add(one, 10, 1);
        assertThat(queue.take(5, Duration.ZERO)).containsExactly(one);
        queue.looked(one, 4, 50_000);
        add(one, 5, 9_000);
        assertThat(queue.take(5, Duration.ZERO)).isEmpty();
        add(one, 1, 9_000);
        assertThat(queue.take(5, Duration.ZERO)).containsExactly(one);
    }

    @Test
    void a_record_that_is_quiet_is_looked_at_once() throws InterruptedException {
        var atOnce = new RepackQueue(new RepackRules(10, 10, 3, Duration.ZERO, 1000, 100));
        atOnce.added(one, 1);
        atOnce.added(other, 1);
        assertThat(atOnce.take(5, Duration.ofMillis(1))).containsExactly(one, other);
        assertThat(atOnce.take(5, Duration.ZERO)).isEmpty();
    }

    @Test
    void no_more_are_taken_than_asked_for() throws InterruptedException {
        queue.due(one);
        queue.due(other);
        queue.due(one);
        assertThat(queue.waiting()).isEqualTo(2);
        assertThat(queue.take(1, Duration.ZERO)).containsExactly(one);
        assertThat(queue.take(1, Duration.ZERO)).containsExactly(other);
    }

    @Test
    void many_are_waited_for_until_there_are_so_many() throws InterruptedException {
        queue.due(one);
        assertThat(queue.awaitMany(2, Duration.ofMillis(1))).isFalse();
        var adding = Thread.startVirtualThread(() -> queue.due(other));
        assertThat(queue.awaitMany(2, Duration.ofSeconds(10))).isTrue();
        adding.join();
        assertThat(queue.waiting()).isEqualTo(2);
    }
}
