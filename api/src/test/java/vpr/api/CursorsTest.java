package vpr.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class CursorsTest {
    private final Cursors cursors = new Cursors(new byte[32]);

    @Test
    void a_cursor_gives_back_the_sort_keys_it_was_made_of() {
        var cursor = cursors.write("patients", List.of("treviño", "0af3"));

        assertThat(cursors.read("patients", cursor)).containsExactly("treviño", "0af3");
    }

    @Test
    void a_cursor_shows_nothing_of_the_name_in_it() {
        var bytes = Base64.getUrlDecoder().decode(cursors.write("patients", List.of("markername")));

        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("markername");
    }

    @Test
    void a_cursor_of_another_list_of_another_key_changed_or_made_up_is_refused() {
        var cursor = cursors.write("patients", List.of("a"));
        var otherKey = new byte[32];
        otherKey[0] = 1;
        var flipped = (cursor.charAt(20) == 'A' ? 'B' : 'A');
        var changed = cursor.substring(0, 20) + flipped + cursor.substring(21);

        assertThatThrownBy(() -> cursors.read("letters", cursor)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> new Cursors(otherKey).read("patients", cursor)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> cursors.read("patients", changed)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> cursors.read("patients", "%%%")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> cursors.read("patients", "")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> cursors.read("patients", "A".repeat(5000))).isInstanceOf(Problem.class);
    }
}
