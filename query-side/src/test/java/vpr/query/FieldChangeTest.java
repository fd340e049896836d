package vpr.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldChangeTest {
    @ParameterizedTest(name = "{0} → {1}: {2}")
    @CsvSource(delimiter = ';', textBlock = """
            {"a":1};                {"a":2};                /a 1→2
            {"a":1};                {};                     /a 1→-
            {};                     {"a":null};             /a -→null
            {"a":null};             {"a":false};            /a null→false
            {"a":{"b":"x"}};        {"a":{"b":"y"}};        /a/b "x"→"y"
            {"a":{"b":"x"}};        {"a":["x"]};            /a {"b":"x"}→["x"]
            {"a":[1,2]};            {"a":[1,3,4]};          /a/1 2→3, /a/2 -→4
            {"a":[1,2]};            {"a":[2]};              /a/0 1→2, /a/1 2→-
            {"a/b":1,"c~d":1};      {"a/b":2,"c~d":2};      /a~1b 1→2, /c~0d 1→2
            {"a":1.50};             {"a":1.5};              /a 1.50→1.5
            {"a":1,"b":[{"c":2}]};  {"b":[{"c":2}],"a":1};  ''
            """)
    void what_differs_is_named_as_deep_as_both_have_it(String from, String to, String changes) {
        assertThat(between(from, to)).isEqualTo(changes);
    }

    @Test
    void nothing_of_what_differs_is_shown_by_accident() {
        assertThat(FieldChange.between(PrintedJson.read("{\"a\":\"Marker\"}"), PrintedJson.read("{}")))
                .asString()
                .doesNotContain("Marker");
    }

    private static String between(String from, String to) {
        return String.join(
                ", ",
                FieldChange.between(PrintedJson.read(from), PrintedJson.read(to)).stream()
                        .map(change -> change.field() + " " + orNone(change.from()) + "→" + orNone(change.to()))
                        .toList());
    }

    private static String orNone(@org.jspecify.annotations.Nullable String value) {
        return value == null ? "-" : value;
    }
}
