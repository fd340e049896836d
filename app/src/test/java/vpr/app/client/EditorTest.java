package vpr.app.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs({OS.LINUX, OS.MAC})
class EditorTest {
    @Test
    void what_the_editor_left_is_handed_on() {
        var left = new ArrayList<String>();
        Editor.of(Map.of("EDITOR", "false", "VISUAL", "sh -c 'printf \"Two.\\n\" >> \"$0\"'"))
                .edit("One.\n", left::add);

        assertThat(left).containsExactly("One.\nTwo.\n");
    }

    @Test
    void an_editor_that_fails_sends_nothing() {
        var left = new ArrayList<String>();

        assertThatThrownBy(() -> Editor.of(Map.of("EDITOR", "false")).edit("One.\n", left::add))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("nothing was sent");
        assertThat(left).isEmpty();
    }
}
