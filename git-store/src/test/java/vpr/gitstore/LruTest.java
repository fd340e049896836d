package vpr.gitstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LruTest {
    private final List<StringBuilder> forgotten = new ArrayList<>();
    private final Lru<Integer, StringBuilder> lru = new Lru<>(10, StringBuilder::length, forgotten::add);

    @Test
    void what_was_used_least_recently_goes_when_the_weight_is_too_much() {
        var first = put(1, "four");
        var second = put(2, "four");
        assertThat(lru.get(1)).isSameAs(first);

        var third = put(3, "four");

        assertThat(forgotten).containsExactly(second);
        assertThat(lru.get(1)).isSameAs(first);
        assertThat(lru.get(3)).isSameAs(third);
    }

    @Test
    void what_is_taken_is_gone_and_makes_room() {
        var first = put(1, "four");
        put(2, "four");

        assertThat(lru.take(1)).isSameAs(first);
        assertThat(lru.take(1)).isNull();

        put(3, "sixsix"); // 10
        assertThat(lru.get(2)).isNotNull();
        assertThat(lru.get(3)).isNotNull();
    }

    @Test
    void a_value_that_grows_goes_with_the_weight_that_it_came_with() {
        var growing = put(1, "four");
        growing.append(" and more than the bound");
        var second = put(2, "four");

        var third = put(3, "two"); // 11: the first goes, and with it 4

        assertThat(forgotten).containsExactly(growing);
        var fourth = put(4, "two"); // 10
        assertThat(forgotten).containsExactly(growing);
        assertThat(Stream.of(2, 3, 4).map(lru::get)).containsExactly(second, third, fourth);
    }

    @Test
    void one_that_weighs_more_than_all_may_is_kept_alone() {
        put(1, "four");
        var heavy = put(2, "heavier than all may be");

        assertThat(lru.get(1)).isNull();
        assertThat(lru.get(2)).isSameAs(heavy);
    }

    @Test
    void what_is_removed_is_told_once() {
        var value = put(1, "four");

        lru.remove(1);
        lru.remove(1);

        assertThat(lru.get(1)).isNull();
        assertThat(forgotten).containsExactly(value);
    }

    private StringBuilder put(int key, String text) {
        var value = new StringBuilder(text);
        lru.put(key, value);
        return value;
    }
}
