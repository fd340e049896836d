package vpr.record.yaml;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class YamlReaderTest {
    @ParameterizedTest
    @MethodSource("plainScalars")
    void an_unquoted_scalar_means_what_the_core_schema_says(String text, Yaml expected) {
        assertThat(read(text)).isEqualTo(expected);
    }

    static Stream<Arguments> plainScalars() {
        return Stream.of(
                Arguments.of("~", new Yaml.Null()),
                Arguments.of("null", new Yaml.Null()),
                Arguments.of("NULL", new Yaml.Null()),
                Arguments.of("True", new Yaml.Bool(true)),
                Arguments.of("false", new Yaml.Bool(false)),
                Arguments.of("Yes", new Yaml.Text("Yes")),
                Arguments.of("off", new Yaml.Text("off")),
                Arguments.of("2001-01-01", new Yaml.Text("2001-01-01")),
                Arguments.of("12:30:45", new Yaml.Text("12:30:45")),
                Arguments.of("1_000", new Yaml.Text("1_000")),
                Arguments.of("0b1", new Yaml.Text("0b1")),
                Arguments.of("1e5", new Yaml.Num("1e5")),
                Arguments.of("0x1F", new Yaml.Num("0x1F")),
                Arguments.of("007", new Yaml.Num("007")),
                Arguments.of("'1e5'", new Yaml.Text("1e5")),
                Arguments.of("\"Yes\"", new Yaml.Text("Yes")),
                Arguments.of("|-\n  two\n  lines", new Yaml.Text("two\nlines")),
                Arguments.of("<<", new Yaml.Text("<<")));
    }

    @Test
    void a_number_keeps_its_form_and_has_its_value() {
        assertThat(new Yaml.Num("1.50")).isNotEqualTo(new Yaml.Num("1.5"));
        assertThat(new Yaml.Num("1.50").value()).isEqualTo(new BigDecimal("1.50"));
        assertThat(new Yaml.Num("0x1F").value()).isEqualTo(new BigDecimal(31));
        assertThat(new Yaml.Num("0o17").value()).isEqualTo(new BigDecimal(15));
        assertThat(new Yaml.Num("1.").value()).isEqualTo(new BigDecimal(1));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void what_a_record_has_no_use_for_is_refused_at_its_place(String text, int line, int column, String rule) {
        assertThatThrownBy(() -> read(text)).isInstanceOfSatisfying(InvalidYamlException.class, e -> {
            assertThat(e.violations().getFirst().rule()).contains(rule);
            assertThat(List.of(e.line(), e.column())).isEqualTo(List.of(line, column));
        });
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("a: 1\na: 2\n", 2, 1, "twice"),
                Arguments.of("a: &x 1\n", 1, 4, "anchors"),
                Arguments.of("a: 1\nb: *x\n", 2, 4, "aliases"),
                Arguments.of("a: !!str 1\n", 1, 4, "tags"),
                Arguments.of("a: !local {}\n", 1, 4, "tags"),
                Arguments.of("%YAML 1.1\n---\na: 1\n", 1, 1, "directives"),
                Arguments.of("a: 1\n---\nb: 2\n", 2, 1, "one document"),
                Arguments.of("1: a\n", 1, 1, "texts as keys"),
                Arguments.of("true: a\n", 1, 1, "texts as keys"),
                Arguments.of("? [a]\n: b\n", 1, 3, "texts as keys"),
                Arguments.of("a: .inf\n", 1, 4, "finite number"),
                Arguments.of("a: .NaN\n", 1, 4, "finite number"),
                Arguments.of("a: 1e99999\n", 1, 4, "finite number"),
                Arguments.of("a: " + "1".repeat(65), 1, 4, "finite number"),
                Arguments.of("a: \"\\ud800\"\n", 1, 4, "surrogate"),
                Arguments.of("k".repeat(129) + ": 1\n", 1, 1, "keys of at most"),
                Arguments.of("a: [1\n", 2, 1, "well-formed"),
                Arguments.of("a: 'b\n", 2, 1, "well-formed"),
                Arguments.of("a:\n\t- b\n", 2, 1, "well-formed"),
                Arguments.of("a: \u0007\n", 0, 0, "control characters"),
                Arguments.of("", 0, 0, "hold a document"),
                Arguments.of("# a comment\n", 0, 0, "hold a document"),
                Arguments.of("[".repeat(51), 1, 51, "levels deep"),
                Arguments.of("- ".repeat(51), 1, 101, "levels deep"));
    }

    @Test
    void only_utf_8_is_read() {
        assertThatThrownBy(() -> YamlReader.read(new byte[] {'a', ':', ' ', (byte) 0xC3, (byte) 0x28}))
                .hasMessageContaining("UTF-8");
        assertThatThrownBy(() -> YamlReader.read(new byte[] {'a', (byte) 0xED, (byte) 0xA0, (byte) 0x80}))
                .hasMessageContaining("UTF-8");
        assertThatThrownBy(() -> YamlReader.read("a: b".getBytes(UTF_16LE))).isInstanceOf(InvalidYamlException.class);
        assertThatThrownBy(() -> read("\ufeffa: b")).hasMessageContaining("byte order mark");
    }

    @Test
    void more_than_the_limits_is_refused() {
        assertThatThrownBy(() -> read("- 1\n".repeat(50_000))).hasMessageContaining("at most 50000 values");
        assertThatThrownBy(() -> read(" ".repeat(1 << 20) + "a")).hasMessageContaining("at most 1048576 bytes");
    }

    @Test
    void the_largest_document_is_read() {
        assertThat(read("x".repeat(1 << 20))).isEqualTo(new Yaml.Text("x".repeat(1 << 20)));
        assertThat(read("- 1\n".repeat(49_999))).isInstanceOf(Yaml.Sequence.class);
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void a_bomb_is_refused_soon(String bomb) {
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThatThrownBy(() -> read(bomb)).isInstanceOf(InvalidYamlException.class));
    }

    static Stream<String> bombs() {
        return Stream.of(
                "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n",
                "[".repeat(1 << 20),
                "{".repeat(1 << 20),
                "{a: ".repeat(1 << 18),
                "? ".repeat(1 << 19),
                "a: ".repeat(1 << 18),
                "[a,".repeat(1 << 18),
                "\"" + "\\u0041".repeat(170_000),
                "-\n".repeat(1 << 19),
                "&a ".repeat(1 << 18),
                "!".repeat(1 << 20),
                "#".repeat(1 << 20));
    }

    @Test
    void no_error_shows_what_stands_in_the_document() {
        Stream.of(
                        "Marker: 1\nMarker: 2",
                        "a: &Marker 1",
                        "a: *Marker",
                        "!Marker a",
                        "'Marker",
                        "a: [Marker",
                        "Marker: Marker: Marker",
                        "%Marker x\n---\na",
                        "Marker\u0007",
                        "@Marker")
                .forEach(text -> assertThatThrownBy(() -> read(text))
                        .isInstanceOfSatisfying(InvalidYamlException.class, e -> {
                            for (Throwable each = e; each != null; each = each.getCause()) {
                                assertThat(each.toString()).doesNotContain("Marker");
                            }
                        }));
    }

    private static Yaml read(String text) {
        return YamlReader.read(text.getBytes(UTF_8));
    }
}
