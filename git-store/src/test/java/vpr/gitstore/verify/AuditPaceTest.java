package vpr.gitstore.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AuditPaceTest {
    private static final long START = Long.MAX_VALUE - 1000; // a clock that overflows meanwhile

    private final AuditPace pace = new AuditPace(START, Duration.ofMillis(100));

    private static long at(long millis) {
        return START + Duration.ofMillis(millis).toNanos();
    }

    @Test
    void it_rests_four_times_as_long_as_it_worked() {
        assertThat(pace.rest(at(2))).isEqualTo(Duration.ofMillis(8));
        pace.rested(at(10));
        assertThat(pace.rest(at(11))).isEqualTo(Duration.ofMillis(4));
    }

    @Test
    void it_does_not_rest_where_that_would_make_it_late() {
        assertThat(pace.rest(at(19))).isEqualTo(Duration.ofMillis(76));
        assertThat(pace.rest(at(20))).isZero();
        pace.rested(at(95));
        assertThat(pace.rest(at(96))).isZero();
    }
}
