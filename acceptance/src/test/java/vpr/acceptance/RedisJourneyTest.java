package vpr.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Letters and patients are read from Redis first, and whatever happens to it, the answers stay right. */
class RedisJourneyTest {
    private static final List<String> HEADERS = List.of("ETag", "Vpr-Position", "Content-Type", "Cache-Control");

    @TempDir
    Path directory;

    @Test
    void both_stores_give_the_same_answers_and_without_redis_nothing_is_lost() throws Exception {
        var home = new Home(directory);
        try (var vpr = RunningVpr.start(directory, Map.of());
                var tables = RunningVpr.start(directory, Map.of("VPR_ROLES", "query", "VPR_REDIS_URL", "none"))) {
            var clinician = home.key(vpr.api(), "clinician");
            var paths = write(vpr, clinician);
            awaitRedis(vpr, clinician, paths.getLast());
            for (var path : paths) {
                for (var accept : path.contains("/letters/")
                        ? List.of("application/json", "text/markdown")
                        : List.of("application/json")) {
                    same(vpr, tables, clinician, path, accept);
                }
            }

            killRedis(vpr);

            for (var path : paths) {
                same(vpr, tables, clinician, path, "application/json");
            }
            assertThat(Health.of(vpr).isGood()).isTrue();
            assertThat(Health.of(vpr).components().at("/redis/status").asString())
                    .isEqualTo("UNKNOWN");
        }
    }

    /** All letters of the input, some of them edited, one patient changed. */
    private static List<String> write(RunningVpr vpr, String clinician) {
        var paths = new ArrayList<String>();
        var api = vpr.api();
        for (var patient : Input.patients().subList(0, 4)) {
            var created = api.post(clinician, "/patients", patient).expect(201);
            paths.add("/patients/" + created.json().get("patientId").asString());
        }
        var changed = new LinkedHashMap<String, Object>(Input.patients().get(4));
        var etag = "\""
                + api.get(clinician, paths.getFirst())
                        .expect(200)
                        .json()
                        .get("commit")
                        .asString() + "\"";
        api.put(clinician, paths.getFirst(), changed, "If-Match", etag).expect(200);
        var number = 0;
        for (var letter : Input.letters()) {
            var added = api.post(clinician, paths.get(number % 4) + "/letters", letter)
                    .expect(201);
            var path = paths.get(number % 4) + "/letters/"
                    + added.json().get("letterId").asString();
            if (number % 10 == 0) {
                api.patch(clinician, path, Map.of("name", "Corrected"), "If-Match", added.header("ETag"))
                        .expect(200);
            }
            paths.add(path);
            number++;
        }
        return paths;
    }

    private static void same(RunningVpr one, RunningVpr other, String key, String path, String accept) {
        var first = one.api().get(key, path, "Accept", accept).expect(200);
        var second = other.api().get(key, path, "Accept", accept).expect(200);
        if (accept.equals("application/json")) {
            assertThat(first.json()).as(path).isEqualTo(second.json());
        } else {
            assertThat(first.text()).as(path).isEqualTo(second.text());
        }
        for (var header : HEADERS) {
            assertThat(first.header(header)).as(path + " " + header).isEqualTo(second.header(header));
        }
        var unchanged = one.api().get(key, path, "Accept", accept, "If-None-Match", first.header("ETag"));
        assertThat(unchanged.status()).isEqualTo(304);
    }

    /** Until an answer comes from Redis, whose JSON has no spaces between its members. */
    private static void awaitRedis(RunningVpr vpr, String key, String path) {
        Health.await(
                vpr,
                health ->
                        health.isGood() && vpr.api().get(key, path).text().contains("\"composition\":{\"rm_version\""));
    }

    private static void killRedis(RunningVpr vpr) {
        var redis = vpr.handle()
                .descendants()
                .filter(process -> process.info().command().orElse("").contains("/redis-server-"))
                .toList();
        assertThat(redis).hasSize(1);
        redis.getFirst().destroyForcibly();
        redis.getFirst().onExit().join();
    }

    @Test
    void redis_ends_with_a_vpr_that_is_killed() throws Exception {
        try (var vpr = RunningVpr.start(directory, Map.of())) {
            var redis = vpr.handle()
                    .descendants()
                    .filter(process -> process.info().command().orElse("").contains("/redis-server-"))
                    .findFirst()
                    .orElseThrow();
            vpr.handle().destroyForcibly();
            redis.onExit().join();
            assertThat(redis.isAlive()).isFalse();
        }
    }
}
