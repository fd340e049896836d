package vpr.projections.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import vpr.record.CommitId;
import vpr.record.EntryId;

class ForTheOtherTest {
    private static final CommitId COMMIT = new CommitId("a".repeat(40));
    private static final EntryId LETTER =
            new EntryId(Instant.EPOCH, UUID.fromString("2f0a7c5e-1111-4000-8000-000000000001"));

    private static final Object READ = new Object();

    private final ForTheOther left = new ForTheOther(100);
    private final AtomicInteger composed = new AtomicInteger();

    @Test
    void the_other_gets_what_the_first_composed_and_a_third_composes_it_again() {
        var first = compose(1, 10);
        assertThat(compose(1, 10)).isSameAs(first);
        assertThat(composed).hasValue(1);

        assertThat(compose(1, 10)).isEqualTo(first).isNotSameAs(first);
        assertThat(composed).hasValue(2);
    }

    @Test
    void another_version_another_letter_and_another_commit_are_others() {
        compose(1, 10);
        compose(2, 10);
        left.once(
                READ,
                new ForTheOther.Version(
                        COMMIT, new EntryId(Instant.EPOCH, UUID.fromString("2f0a7c5e-1111-4000-8000-000000000002")), 1),
                () -> compose(10));
        left.once(READ, new ForTheOther.Version(new CommitId("b".repeat(40)), LETTER, 1), () -> compose(10));
        assertThat(composed).hasValue(4);
    }

    @Test
    void who_has_read_the_same_event_again_composes_it_again() {
        var version = new ForTheOther.Version(COMMIT, LETTER, 1);
        compose(1, 10);

        left.once(new Object(), version, () -> compose(20));

        assertThat(composed).hasValue(2);
        assertThat(compose(1, 10))
                .as("what the other left was not for this one")
                .hasSize(10);
        assertThat(composed).hasValue(3);
    }

    @Test
    void the_oldest_go_when_more_is_left_than_may_be() {
        compose(1, 60);
        compose(2, 40);
        compose(3, 40);
        assertThat(composed).hasValue(3);

        compose(2, 40);
        compose(3, 40);
        assertThat(composed).as("within the bound").hasValue(3);
        compose(1, 60);
        assertThat(composed).as("gone").hasValue(4);
    }

    @Test
    void what_is_larger_than_all_that_may_be_left_is_not_left() {
        assertThat(compose(1, 101)).hasSize(101);
        compose(1, 101);
        assertThat(composed).hasValue(2);
    }

    private byte[] compose(int version, int size) {
        return left.once(READ, new ForTheOther.Version(COMMIT, LETTER, version), () -> compose(size));
    }

    private byte[] compose(int size) {
        composed.incrementAndGet();
        return new byte[size];
    }
}
