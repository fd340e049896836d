package vpr.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** How {@code vpr verify} is called, and how it shows how far it is. */
class VerifyCommandTest {
    static Stream<List<String>> mistakes() {
        return Stream.of(
                List.of("--tips", "--full"),
                List.of("--tips", "--since", "2026-03-01T00:00:00Z"),
                List.of("--since", "yesterday"),
                List.of("--checkpoint", "file"),
                List.of("--log-key", "example.org+01234567+AAAA"),
                List.of("--checkpoint", "/nowhere/at/all", "--log-key", "example.org+01234567+AAAA"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_mistake_in_the_call_is_2_and_nothing_is_read(List<String> arguments) {
        var errors = new StringWriter();

        int code = new CommandLine(new VerifyCommand())
                .setErr(new PrintWriter(errors))
                .execute(arguments.toArray(String[]::new));

        assertThat(code).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(errors.toString()).isNotBlank();
    }

    @Test
    void where_nobody_looks_there_is_a_line_for_every_tenth() {
        var out = new ByteArrayOutputStream();
        var bar = new VerificationBar(new PrintStream(out, true, UTF_8), false);
        for (int checked = 1; checked <= 40; checked++) {
            bar.leaves(checked, 40);
        }
        bar.end();

        assertThat(out.toString(UTF_8).lines()).hasSize(10).last().isEqualTo("  40 of 40 commits");
    }

    @Test
    void on_a_terminal_the_bar_is_full_at_the_end() {
        var out = new ByteArrayOutputStream();
        var bar = new VerificationBar(new PrintStream(out, true, UTF_8), true);
        bar.leaves(1, 4);
        bar.leaves(4, 4);
        bar.end();

        assertThat(out.toString(UTF_8))
                .contains("[" + "#".repeat(40) + "] 4 of 4 commits")
                .endsWith("\n");
    }
}
