package vpr.projections.aggregate;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vpr.redis.Reached;
import vpr.redis.RedisKeys;

class RedisFillingTest extends FilledRedis {
    @Test
    void a_flushed_redis_is_filled_again_from_the_start() {
        var ids = hospital.patient("Ann", "Lee");
        var first = hospital.letter(ids, "One.\n");
        var filling = filling();
        fill(filling);
        redis.commands().flushall();
        var second = hospital.letter(ids, "Two.\n");
        fill(filling);

        assertThat(letter(ids, first)).isPresent();
        assertThat(letter(ids, second)).isPresent();
        assertThat(reached()).isEqualTo(head());
    }

    @Test
    void a_flush_between_reading_and_writing_writes_nothing() {
        var ids = hospital.patient("Ann", "Lee");
        fill(filling());
        var values = values();
        var before = values.reached();
        redis.commands().flushall();
        var batch = values.newBatch();
        batch.markBehind(ids.patient().hex());

        assertThat(values.write(batch, before, new Reached(head(), "c0ffee00".repeat(5))))
                .isFalse();
        assertThat(redis.commands().dbsize()).isZero();
    }

    @Test
    void of_two_that_fill_the_same_redis_each_notices_the_other_and_every_value_is_right() {
        var ids = hospital.patient("Ann", "Lee");
        var one = filling();
        var other = filling();
        fill(one);
        fill(other);
        var first = hospital.letter(ids, "One.\n");
        fill(one);
        var second = hospital.letter(ids, "Two.\n");
        fill(other);
        fill(one);

        assertThat(letter(ids, first).orElseThrow().get("body").asString()).isEqualTo("One.\n");
        assertThat(letter(ids, second).orElseThrow().get("body").asString()).isEqualTo("Two.\n");
        assertThat(reached()).isEqualTo(head());
    }

    @Test
    void values_of_another_history_are_removed(@TempDir Path other) throws Exception {
        try (var elsewhere = new Hospital(other)) {
            var stranger = elsewhere.patient("Bo", "Poe");
            elsewhere.patient("Cy", "Roe");
            fill(new RedisFilling(GitEvents.of(elsewhere.store()), values()));
            redis.commands().set("of another program", "kept".getBytes(UTF_8));

            var ids = hospital.patient("Ann", "Lee");
            fill(filling());

            assertThat(value(RedisKeys.LIVE.summary(stranger.patient().hex()))).isEmpty();
            assertThat(value(RedisKeys.LIVE.summary(ids.patient().hex()))).isPresent();
            assertThat(reached()).isEqualTo(head());
            assertThat(redis.commands().get("of another program"))
                    .asString(UTF_8)
                    .isEqualTo("kept");
        }
    }

    @Test
    void garbage_in_the_place_of_the_position_is_no_position() {
        var ids = hospital.patient("Ann", "Lee");
        redis.commands().set("vpr:1:reached", "garbage".getBytes(US_ASCII));
        fill(filling());

        assertThat(value(RedisKeys.LIVE.summary(ids.patient().hex()))).isPresent();
        assertThat(reached()).isEqualTo(head());
    }

    @Test
    void what_is_left_of_an_earlier_filling_without_a_position_is_not_used() {
        hospital.patient("Ann", "Lee");
        redis.commands().set("vpr:1:{x}:summary", "rest".getBytes(US_ASCII));
        fill(filling());

        assertThat(redis.commands().get("vpr:1:{x}:summary")).isNull();
    }

    @Test
    void a_redis_that_is_away_is_an_error_of_the_step_and_of_no_event() throws Exception {
        hospital.patient("Ann", "Lee");
        var filling = filling();
        fill(filling);
        redis.stop();
        hospital.patient("Bo", "Poe");
        assertThatThrownBy(filling::step).isInstanceOf(RedisAwayException.class);
    }
}
