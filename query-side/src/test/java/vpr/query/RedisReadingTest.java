package vpr.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.ResultActions;
import vpr.api.TablesPosition;
import vpr.redis.Reached;
import vpr.redis.RedisKeys;
import vpr.redis.StoredValue;

/** The tables say "Clinical letter" and Redis "From Redis", so that each answer tells where it comes from. */
@Import(RedisReadingTest.WithRedis.class)
class RedisReadingTest extends QueryTest {
    private static final String ONE = "/patients/{patient}/letters/{letter}";
    private static final String COMMIT = "deadbeef".repeat(5);
    private static final String FACTS =
            "\"recordedAt\":\"2026-01-12T10:15:00Z\",\"signature\":{\"signedAt\":\"2026-01-12T10:15:00Z\"}";
    private static final AtomicInteger TESTS = new AtomicInteger();

    // What the tables are known to have seen never goes back: each test goes on from the one before.
    private final int base = TESTS.incrementAndGet() * 1000;
    private final String here = Written.position(base);
    private final String later = Written.position(base + 1);

    @Autowired
    private OwnRedis redis;

    @Autowired
    private RedisValues values;

    @Autowired
    private TablesPosition tables;

    private String patient = "";
    private String letter = "";

    @TestConfiguration
    static class WithRedis {
        @Bean(destroyMethod = "close")
        OwnRedis ownRedis() throws IOException {
            return new OwnRedis();
        }

        @Bean
        RedisValues redisValues(OwnRedis redis, TablesPosition tables) {
            return new RedisValues(redis.client().connection(), tables, Duration.ofMillis(500));
        }
    }

    @BeforeEach
    void write() {
        redis.commands().flushall();
        patient = written.patient();
        letter = Written.newLetterId();
        written.letter(patient, letter, "2026-01-12T10:14:00Z", "From the tables.");
        written.reached(here);
        assertThat(tables.reached()).contains(here);
        put(RedisKeys.LIVE.letter(patient, uuid()), json());
        put(RedisKeys.LIVE.summary(patient), "{\"patientId\":\"" + patient + "\",\"from\":\"Redis\"}");
        reached(here);
        until(values::isAnswering);
    }

    @AfterEach
    void forget() {
        db.sql("delete from token_entry").update();
    }

    private UUID uuid() {
        return UUID.fromString(letter.substring(21));
    }

    private String json() {
        return "{\"letterId\":\"" + letter + "\",\"name\":\"From Redis\",\"body\":\"From Redis. ✓\"," + FACTS + "}";
    }

    private void put(String key, String json) {
        redis.commands().set(key, new StoredValue(Written.position(2), COMMIT, json.getBytes(UTF_8)).bytes());
    }

    private void reached(String position) {
        redis.commands().set("vpr:1:reached", new Reached(position, COMMIT).bytes());
    }

    /** Looks as the watch does, until something holds. */
    private void until(BooleanSupplier holds) {
        var end = System.nanoTime() + 20_000_000_000L;
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
            values.look();
            LockSupport.parkNanos(5_000_000);
        }
    }

    private ResultActions read() throws Exception {
        return ask(ONE, patient, letter);
    }

    private static void isFromRedis(ResultActions answer) throws Exception {
        answer.andExpect(status().isOk()).andExpect(jsonPath("$.name").value("From Redis"));
    }

    private void isFromTheTables(ResultActions answer) throws Exception {
        answer.andExpect(status().isOk())
                .andExpect(jsonPath("$.name").value("Clinical letter"))
                .andExpect(header().string("Vpr-Position", here));
    }

    @Test
    void what_redis_has_is_answered_as_it_stands_there_with_its_tag_and_position() throws Exception {
        reached(later);
        read().andExpect(status().isOk())
                .andExpect(content().contentType("application/json"))
                .andExpect(content().bytes(json().getBytes(UTF_8)))
                .andExpect(header().string("ETag", "\"" + COMMIT + "\""))
                .andExpect(header().string("Vpr-Position", later));
        isFromRedis(ask(ONE, patient, uuid()));
        ask("/patients/{id}", patient)
                .andExpect(jsonPath("$.from").value("Redis"))
                .andExpect(header().string("Vpr-Position", later));
    }

    @Test
    void its_prose_alone_and_an_unchanged_version_come_from_redis_too() throws Exception {
        http.perform(get(ONE, patient, letter).header("Accept", "text/markdown"))
                .andExpect(content().contentType("text/markdown;charset=UTF-8"))
                .andExpect(content().bytes("From Redis. ✓".getBytes(UTF_8)));
        http.perform(get(ONE, patient, letter).header("If-None-Match", "\"" + COMMIT + "\""))
                .andExpect(status().isNotModified());
    }

    @Test
    void a_withheld_letter_has_no_prose_in_redis_either() throws Exception {
        put(
                RedisKeys.LIVE.letter(patient, uuid()),
                "{\"letterId\":\"" + letter + "\",\"references\":[],\"withheld\":{\"redaction\":\"r1\"}," + FACTS
                        + "}");
        read().andExpect(jsonPath("$.withheld.redaction").value("r1"));
        http.perform(get(ONE, patient, letter).header("Accept", "text/markdown"))
                .andExpect(status().isGone())
                .andExpect(jsonPath("$.type").value("urn:vpr:problem:withheld"));
    }

    @Test
    void a_position_that_redis_has_seen_is_enough_although_the_tables_have_not() throws Exception {
        reached(later);
        isFromRedis(http.perform(get(ONE, patient, letter).header("Vpr-Min-Position", later)));
    }

    @Test
    void values_older_than_asked_are_not_used() throws Exception {
        written.reached(later);
        http.perform(get(ONE, patient, letter).header("Vpr-Min-Position", later))
                .andExpect(jsonPath("$.name").value("Clinical letter"))
                .andExpect(header().string("Vpr-Position", later));
    }

    @Test
    void values_older_than_the_tables_are_not_used() throws Exception {
        reached(Written.position(base - 1));
        isFromTheTables(read());
    }

    @Test
    void values_of_another_epoch_are_not_used() throws Exception {
        reached("0002-000000000000001");
        isFromTheTables(read());
        http.perform(get(ONE, patient, letter).header("Vpr-Min-Position", "0002-000000000000001"))
                .andExpect(status().isServiceUnavailable()); // the tables are still of the epoch before
    }

    @Test
    void what_is_absent_is_read_from_the_tables() throws Exception {
        redis.commands().del(RedisKeys.LIVE.letter(patient, uuid()));
        isFromTheTables(read());
    }

    @Test
    void a_flushed_redis_answers_nothing() throws Exception {
        redis.commands().flushall();
        isFromTheTables(read());
        put(RedisKeys.LIVE.letter(patient, uuid()), json());
        isFromTheTables(read());
    }

    @Test
    void garbage_is_never_an_answer() throws Exception {
        var key = RedisKeys.LIVE.letter(patient, uuid());
        for (var garbage : new String[] {"", "garbage", Written.position(2) + " " + COMMIT + " 00000000 {}"}) {
            redis.commands().set(key, garbage.getBytes(UTF_8));
            isFromTheTables(read());
        }
        redis.commands().del(key);
        redis.commands().lpush(key, "a list".getBytes(UTF_8));
        isFromTheTables(read());
        put(key, json());
        redis.commands().set("vpr:1:reached", "garbage".getBytes(UTF_8));
        isFromTheTables(read());
    }

    @Test
    void a_value_from_after_the_position_of_all_is_not_used() throws Exception {
        redis.commands()
                .set(
                        RedisKeys.LIVE.letter(patient, uuid()),
                        new StoredValue(later, COMMIT, json().getBytes(UTF_8)).bytes());
        isFromTheTables(read());
    }

    @Test
    void a_patient_whose_values_miss_an_event_is_read_from_the_tables() throws Exception {
        redis.commands().set(RedisKeys.LIVE.behind(patient), "1".getBytes(UTF_8));
        isFromTheTables(read());
        ask("/patients/{id}", patient).andExpect(jsonPath("$.demographics").exists());
    }

    @Test
    void a_letter_under_another_patient_or_with_another_time_is_not_found() throws Exception {
        ask(ONE, written.patient(), letter)
                .andExpect(status().isNotFound())
                .andExpect(header().string("Vpr-Position", here));
        ask(ONE, patient, letter.replace("2026", "2025")).andExpect(status().isNotFound());
        ask(ONE, "x", letter).andExpect(status().isBadRequest()).andExpect(header().string("Vpr-Position", here));
        ask(ONE, patient, "x").andExpect(status().isBadRequest());
    }

    @Test
    void a_slow_redis_is_not_waited_for_and_is_used_again_when_it_answers() throws Exception {
        redis.commands().clientPause(2_000);
        isFromTheTables(read());
        assertThat(values.isAnswering()).isFalse();
        isFromTheTables(read());
        until(values::isAnswering);
        isFromRedis(read());
    }

    @Test
    void a_stopped_redis_is_no_error_and_one_that_comes_back_empty_is_none_either() throws Exception {
        redis.stop();
        isFromTheTables(read());
        redis.startEmpty();
        until(values::isAnswering);
        isFromTheTables(read());
        put(RedisKeys.LIVE.letter(patient, uuid()), json());
        reached(here);
        isFromRedis(read());
    }

    @Test
    void what_the_tables_have_seen_is_asked_in_the_background() {
        written.reached(Written.position(base + 50));
        try (var watch = new StoreWatch(tables, values)) {
            assertThat(watch).isNotNull();
            until(() ->
                    tables.known().filter(Written.position(base + 50)::equals).isPresent());
        }
        assertThat(tables.known()).contains(Written.position(base + 50));
    }
}
