package vpr.projections.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StandstillTest {
    private static final String FIRST = "0001-000000000000001";
    private static final String SECOND = "0001-000000000000002";
    private static final String THIRD = "0001-000000000000003";

    private final Standstill standstill = new Standstill(Duration.ofSeconds(10));

    private boolean lasts(long second, String head, String reached) {
        return standstill.lasts(
                Optional.of(head).filter(text -> !text.isEmpty()),
                Optional.of(reached).filter(text -> !text.isEmpty()),
                Duration.ofSeconds(second).toNanos());
    }

    @Test
    void tables_that_stay_where_they_are_while_events_wait_stand_still() {
        assertThat(lasts(-3, SECOND, FIRST)).isFalse();
        assertThat(lasts(6, THIRD, FIRST)).isFalse();
        assertThat(lasts(7, THIRD, FIRST)).isTrue();
        assertThat(lasts(50, THIRD, FIRST)).isTrue();
        assertThat(lasts(51, THIRD, SECOND)).isFalse();
    }

    @Test
    void empty_tables_that_no_event_reaches_stand_still() {
        assertThat(lasts(0, FIRST, "")).isFalse();
        assertThat(lasts(10, FIRST, "")).isTrue();
    }

    @Test
    void tables_that_lag_behind_and_move_do_not() {
        assertThat(lasts(0, THIRD, FIRST)).isFalse();
        assertThat(lasts(9, THIRD, SECOND)).isFalse();
        assertThat(lasts(18, THIRD, SECOND)).isFalse();
    }

    @Test
    void having_had_nothing_to_do_for_long_is_no_standstill() {
        assertThat(lasts(0, "", "")).isFalse();
        assertThat(lasts(100, FIRST, FIRST)).isFalse();
        assertThat(lasts(200, FIRST, FIRST)).isFalse();
        assertThat(lasts(300, SECOND, FIRST)).isFalse();
        assertThat(lasts(309, SECOND, FIRST)).isFalse();
        assertThat(lasts(310, SECOND, FIRST)).isTrue();
    }

    @Test
    void tables_that_are_ahead_of_what_was_read_before_do_not() {
        assertThat(lasts(0, FIRST, SECOND)).isFalse();
        assertThat(lasts(20, FIRST, SECOND)).isFalse();
    }
}
