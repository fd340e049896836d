package vpr.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
    private static String shown(boolean terminal, int all) {
        var bytes = new ByteArrayOutputStream();
        var bar = new ProgressBar(new PrintStream(bytes, true, StandardCharsets.UTF_8), terminal, all);
        for (var done = 1; done <= all; done++) {
            bar.accept(done);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void elsewhere_it_says_a_line_at_every_quarter() {
        assertThat(shown(false, 97).lines()).containsExactly("  25 of 97", "  49 of 97", "  73 of 97", "  97 of 97");
    }

    @Test
    void on_a_terminal_one_line_is_written_over_until_it_is_full() {
        var shown = shown(true, 2);

        assertThat(shown).startsWith("\r  [####################····················] 1 of 2\r");
        assertThat(shown).endsWith("[########################################] 2 of 2\n");
    }
}
