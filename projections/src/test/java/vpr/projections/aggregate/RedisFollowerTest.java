package vpr.projections.aggregate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vpr.redis.RedisKeys;
import vpr.redis.StoredValue;

class RedisFollowerTest extends FilledRedis {
    @Test
    void the_follower_fills_a_redis_that_was_away_and_came_back_empty() throws Exception {
        var ids = hospital.patient("Ann", "Lee");
        try (var follower = new RedisFollower(hospital.store(), redis.connection())) {
            follower.start();
            Running.until(() -> follower.position().filter(head()::equals).isPresent());
            redis.stop();
            hospital.letter(ids, "While it is away.\n");
            Running.until(follower::isFailing);
            redis.startEmpty();
            Running.until(() -> follower.position().filter(head()::equals).isPresent());

            assertThat(follower.isFailing()).isFalse();
            assertThat(value(RedisKeys.LIVE.summary(ids.patient().hex()))).isPresent();
        }
    }

    @Test
    void the_follower_notices_a_flush_although_nothing_happens() {
        var ids = hospital.patient("Ann", "Lee");
        try (var follower = new RedisFollower(hospital.store(), redis.connection())) {
            follower.start();
            Running.until(() -> follower.position().filter(head()::equals).isPresent());
            redis.commands().flushall();
            Running.until(() -> redis.commands().exists("vpr:1:reached") == 1);
            assertThat(value(RedisKeys.LIVE.summary(ids.patient().hex()))).isPresent();
        }
    }

    @Test
    void a_replay_finds_a_forged_value_and_puts_the_true_one_in_its_place() throws Exception {
        var ids = hospital.patient("Ann", "Lee");
        var id = hospital.letter(ids, "One.\n");
        fill(filling());
        try (var database = Database.migrated()) {
            var replay = new Replay(hospital.store(), database.pool(), database.schema(), redis.connection());
            assertThat(replay.run().isEqual()).isTrue();
            var key = RedisKeys.LIVE.letter(ids.patient().hex(), id.uuid());
            redis.commands()
                    .set(
                            key,
                            new StoredValue(head(), "c0ffee00".repeat(5), "{\"body\":\"Forged.\"}".getBytes(UTF_8))
                                    .bytes());

            var report = replay.run();

            assertThat(report.isEqual()).isFalse();
            assertThat(report.tables())
                    .filteredOn(table -> !table.isEqual())
                    .containsExactly(new ReplayReport.Table(
                            "redis", 2, 1, 1, List.of("{" + ids.patient().hex() + "}:letter:" + id.uuid())));
            assertThat(report.text()).doesNotContain("Forged");
            assertThat(letter(ids, id).orElseThrow().get("body").asString()).isEqualTo("One.\n");
            assertThat(redis.commands().dbsize()).isEqualTo(3);
            assertThat(replay.run().isEqual()).isTrue();
        }
    }
}
