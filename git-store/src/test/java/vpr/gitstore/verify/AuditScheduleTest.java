package vpr.gitstore.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vpr.gitstore.verify.AuditState.Part;

class AuditScheduleTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant NEVER = Instant.MAX;

    private final AuditSchedule schedule = new AuditSchedule(Duration.ofHours(10));

    private static AuditState state(Part... parts) {
        return new AuditState(List.of(parts));
    }

    /** Verified so long after noon. */
    private static Part part(Duration after, long commits, long problems) {
        return new Part(Optional.of(NOON.plus(after)), commits, problems, List.of());
    }

    /** The parts that are looked at, in this order, when each look is over at once and finds so many commits. */
    private List<Integer> looks(AuditState state, long commits, Instant now, long found) {
        return Stream.iterate(new Look(state, NEVER, -1), look -> look.after(schedule, commits, now, found))
                .skip(1)
                .limit(10)
                .takeWhile(look -> !look.due.isAfter(now))
                .map(Look::part)
                .toList();
    }

    private record Look(AuditState state, Instant due, int part) {
        Look after(AuditSchedule schedule, long commits, Instant now, long found) {
            AuditSchedule.Next next = schedule.next(state, commits, now);
            var verified = new Part(Optional.of(now), found, 0, List.of());
            return new Look(
                    next.due().isAfter(now) ? state : state.with(next.part(), verified), next.due(), next.part());
        }
    }

    @Test
    void a_part_is_due_after_nine_tenths_of_the_period_and_much_sooner_where_something_was_found() {
        AuditState state = state(part(Duration.ofHours(1), 10, 0), part(Duration.ofHours(2), 10, 0));
        assertThat(schedule.next(state, 20, NOON.plus(Duration.ofHours(3))))
                .isEqualTo(new AuditSchedule.Next(0, NOON.plus(Duration.ofHours(10))));

        AuditState found = state(part(Duration.ofHours(1), 10, 0), part(Duration.ofHours(2), 10, 1));
        assertThat(schedule.next(found, 20, NOON.plus(Duration.ofHours(2))))
                .isEqualTo(new AuditSchedule.Next(1, NOON.plus(Duration.ofMinutes(150))));
    }

    @Test
    void every_part_is_due_once_when_the_store_has_twice_the_commits_that_were_verified() {
        AuditState state = state(part(Duration.ZERO, 5, 0), part(Duration.ofMinutes(1), 5, 0));
        Instant later = NOON.plus(Duration.ofHours(1));

        assertThat(looks(state, 19, later, 10)).isEmpty();
        assertThat(looks(state, 20, later, 10)).containsExactly(0, 1);
    }

    @Test
    void what_cannot_be_verified_is_not_looked_at_all_the_time() {
        AuditState state = state(part(Duration.ZERO, 0, 0), part(Duration.ZERO, 0, 0));
        Instant later = NOON.plus(Duration.ofHours(1));

        assertThat(looks(state, 20, later, 0)).containsExactly(0, 1);
        AuditState same = state(part(Duration.ofHours(1), 0, 0), part(Duration.ofHours(1), 0, 0));
        assertThat(looks(same, 20, later.plusSeconds(35), 0)).isEmpty();
        assertThat(looks(same, 20, later.plusSeconds(36), 0)).containsExactly(0, 1);
    }

    @Test
    void a_clock_that_is_set_back_keeps_no_part_from_its_turn() {
        AuditState state = state(part(Duration.ofHours(-1), 0, 0), part(Duration.ofHours(-1), 0, 0));
        assertThat(schedule.next(state, 20, NOON.plus(Duration.ofDays(1))).due())
                .isBefore(NOON);

        assertThat(looks(state, 20, NOON, 10)).containsExactly(0, 1);
    }

    @Test
    void a_part_that_was_never_verified_comes_first() {
        assertThat(schedule.next(state(part(Duration.ZERO, 1, 0), Part.NONE), 2, NOON)
                        .part())
                .isEqualTo(1);
    }
}
