package vpr.record.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vpr.record.InvalidException;

class YamlWriterTest {
    @Test
    void collections_are_blocks_of_two_spaces_and_empty_ones_are_brackets() {
        Yaml.Mapping tree = new MappingBuilder()
                .text("name", "Clinical letter")
                .put("none", new Yaml.Null())
                .put("empty_list", new Yaml.Sequence(List.of()))
                .mapping("empty_mapping", new MappingBuilder())
                .sequence(
                        "items",
                        List.of("one", "two"),
                        text -> new MappingBuilder()
                                .text("text", text)
                                .mapping("code", new MappingBuilder().text("value", "38341003"))
                                .build())
                .put(
                        "lists",
                        new Yaml.Sequence(
                                List.of(new Yaml.Sequence(List.of(new Yaml.Bool(true), new Yaml.Num("1.50"))))))
                .build();

        assertThat(written(tree)).isEqualTo("""
                        name: Clinical letter
                        none: null
                        empty_list: []
                        empty_mapping: {}
                        items:
                          - text: one
                            code:
                              value: "38341003"
                          - text: two
                            code:
                              value: "38341003"
                        lists:
                          - - true
                            - 1.50
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hypertension",
                "openEHR-EHR-COMPOSITION.correspondence.v1",
                "rm_1_1_0",
                "a (b) c-d",
                "Yesterday",
                "n.a."
            })
    void words_that_nobody_can_read_as_something_else_are_plain(String text) {
        assertThat(written(new Yaml.Text(text))).isEqualTo(text + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a ",
                " a",
                "Yes",
                "NO",
                "on",
                "Off",
                "y",
                "N",
                "null",
                "Null",
                "~",
                "true",
                "False",
                "1e5",
                "1",
                "0x1F",
                "0o17",
                ".inf",
                "-.INF",
                ".nan",
                "NaN",
                "2001-01-01",
                "12:30",
                "a: b",
                "a:",
                "a #b",
                "#a",
                "- a",
                "-",
                "---",
                "...",
                "[a",
                "{a",
                "a, b",
                "&a",
                "*a",
                "!a",
                "%a",
                "@a",
                "`a",
                "|",
                ">",
                "'a'",
                "=",
                "<<",
                "a  b",
                "é",
                "שלום"
            })
    void every_other_text_is_in_double_quotes(String text) {
        assertThat(written(new Yaml.Text(text))).isEqualTo("\"" + text + "\"\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "22|\\\"",
                "5C|\\\\",
                "0A|\\n",
                "0D|\\r",
                "09|\\t",
                "00|\\x00",
                "1B|\\x1B",
                "7F|\\x7F",
                "85|\\x85",
                "A0|\\xA0",
                "200E|\\u200E",
                "2028|\\u2028",
                "2029|\\u2029",
                "202E|\\u202E",
                "2066|\\u2066",
                "FEFF|\\uFEFF",
                "FFFE|\\uFFFE"
            })
    void what_cannot_be_seen_is_escaped_in_one_way(String codePoint, String escape) {
        String text = Character.toString(Integer.parseInt(codePoint, 16));

        assertThat(written(new Yaml.Text(text))).isEqualTo("\"" + escape + "\"\n");
    }

    @Test
    void a_text_of_many_lines_takes_one() {
        assertThat(written(new MappingBuilder().text("text", "one\n\n  two\n").build()))
                .isEqualTo("text: \"one\\n\\n  two\\n\"\n");
    }

    @Test
    void a_tree_that_could_not_be_read_again_is_not_written() {
        Yaml deep = new Yaml.Text("x");
        for (int i = 0; i <= YamlLimits.DEPTH; i++) {
            deep = new Yaml.Sequence(List.of(deep));
        }
        Yaml tooDeep = deep;
        Yaml emptyTooDeep = nested(new Yaml.Sequence(List.of()), YamlLimits.DEPTH);
        Yaml tooMany = new Yaml.Sequence(Collections.nCopies(YamlLimits.NODES, new Yaml.Null()));
        Yaml tooLong = new Yaml.Text("x".repeat(YamlLimits.BYTES));

        assertThatThrownBy(() -> YamlWriter.write(tooDeep))
                .isInstanceOf(InvalidException.class)
                .hasMessageContaining("deep");
        assertThatThrownBy(() -> YamlWriter.write(emptyTooDeep))
                .isInstanceOf(InvalidException.class)
                .hasMessageContaining("deep");
        assertThatThrownBy(() -> YamlWriter.write(tooMany))
                .isInstanceOf(InvalidException.class)
                .hasMessageContaining("values");
        assertThatThrownBy(() -> YamlWriter.write(tooLong))
                .isInstanceOf(InvalidException.class)
                .hasMessageContaining("bytes");
    }

    private static Yaml nested(Yaml inner, int times) {
        return times == 0 ? inner : nested(new Yaml.Sequence(List.of(inner)), times - 1);
    }

    private static String written(Yaml tree) {
        return new String(YamlWriter.write(tree), UTF_8);
    }
}
