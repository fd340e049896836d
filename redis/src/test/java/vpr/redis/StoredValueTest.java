package vpr.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class StoredValueTest {
    private static final StoredValue VALUE = new StoredValue(
            "0001-000000000000042",
            "8c2f0d4b6a1e3c5d7f9b0a2c4e6f8091a3b5c7d9",
            "{\"name\":\"Größe ✓\"}".getBytes(UTF_8));

    @Test
    void it_stands_as_position_commit_sum_and_json() {
        assertThat(VALUE.bytes())
                .asString(UTF_8)
                .isEqualTo(
                        "0001-000000000000042 8c2f0d4b6a1e3c5d7f9b0a2c4e6f8091a3b5c7d9 b95cea0e {\"name\":\"Größe ✓\"}");
        assertThat(StoredValue.parse(VALUE.bytes())).contains(VALUE);
    }

    @Property
    void one_changed_bit_anywhere_makes_it_nothing(@ForAll int place, @ForAll @IntRange(min = 0, max = 7) int bit) {
        var bytes = VALUE.bytes();
        bytes[Math.floorMod(place, bytes.length)] ^= (byte) (1 << bit);
        assertThat(StoredValue.parse(bytes)).isEmpty();
    }

    @Property
    void a_part_of_it_is_nothing(@ForAll int length) {
        var bytes = VALUE.bytes();
        assertThat(StoredValue.parse(Arrays.copyOf(bytes, Math.floorMod(length, bytes.length))))
                .isEmpty();
    }

    @Property
    void what_somebody_else_wrote_is_nothing(@ForAll byte[] bytes) {
        assertThat(StoredValue.parse(bytes)).isEmpty();
        assertThat(Reached.parse(bytes)).isEmpty();
    }

    @Test
    void it_says_nothing_of_the_person() {
        assertThat(VALUE).asString().doesNotContain("Größe");
    }

    @Test
    void the_names_in_redis_are_those_of_the_first_format() {
        var letter = UUID.fromString("550e8400-e29b-41d4-a716-446655440000");
        assertThat(RedisKeys.LIVE.reached()).isEqualTo("vpr:1:reached");
        assertThat(RedisKeys.LIVE.summary("6f1d")).isEqualTo("vpr:1:{6f1d}:summary");
        assertThat(RedisKeys.LIVE.letter("6f1d", letter)).isEqualTo("vpr:1:{6f1d}:letter:" + letter);
        assertThat(RedisKeys.LIVE.behind("6f1d")).isEqualTo("vpr:1:{6f1d}:behind");
        assertThat(RedisKeys.REPLAY.reached()).doesNotStartWith(RedisKeys.LIVE.prefix());
    }

    @Test
    void how_far_redis_is_stands_as_position_and_commit() {
        var reached = new Reached(VALUE.position(), VALUE.commit());
        assertThat(reached.bytes())
                .asString(UTF_8)
                .isEqualTo("0001-000000000000042 8c2f0d4b6a1e3c5d7f9b0a2c4e6f8091a3b5c7d9");
        assertThat(Reached.parse(reached.bytes())).contains(reached);
    }

    @Test
    void an_address_does_not_say_its_password() {
        assertThat(new RedisAddress("redis://127.0.0.1:6379/0", "word"))
                .asString()
                .doesNotContain("word");
    }
}
