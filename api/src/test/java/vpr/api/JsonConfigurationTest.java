package vpr.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.mock.http.MockHttpInputMessage;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

class JsonConfigurationTest {
    record Request(String text, @Nullable String note, List<Part> parts, Set<String> words) {}

    record Part(String name, int count) {}

    private final JsonMapper mapper = mapper();

    @Test
    void what_is_not_nullable_must_be_given_and_lists_may_be_missing() {
        assertThat(mapper.readValue("{\"text\":\"a\"}", Request.class))
                .isEqualTo(new Request("a", null, List.of(), Set.of()));
        assertThat(mapper.readValue("{\"text\":\"a\",\"note\":null,\"parts\":null}", Request.class))
                .isEqualTo(new Request("a", null, List.of(), Set.of()));
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
            {}                                             | text           | must be given
            {"text":null}                                  | text           | must be given
            {"text":"a","parts":[null]}                    | parts[0]       | must be given
            {"text":"a","words":["b",null]}                | words[1]       | must be given
            {"text":"a","parts":[{"count":1}]}             | parts[0].name  | must be given
            {"text":"a","parts":[{"name":"b"}]}            | parts[0].count | must be given
            {"text":"a","parts":[{"name":"b","count":1.5}]}| parts[0].count | must be JSON of the documented type (line 1, column 42)
            {"text":"a","colour":"red"}                    | colour         | is not a field of this request
            {"text":"a","parts":[{"nom":"b","name":"b","count":1}]} | parts[0].nom   | is not a field of this request
            """)
    void the_field_and_the_rule_are_named(String json, String field, String rule) {
        assertThat(problemOf(json).fields()).containsExactly(new Problem.Field(field, rule));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"text":"a","text":"b"}
            {"text":1}
            {"text":true}
            {"text":"a","parts":{}}
            {"text":"a"} {}
            {"text":"a",}
            {'text':'a'}
            {"text":"a" /* note */}
            [1]
            ""
            {"text":
            """)
    void json_that_leaves_a_doubt_is_refused(String json) {
        assertThat(problemOf(json).type()).isEqualTo(ProblemType.MALFORMED_REQUEST);
    }

    @Test
    void depth_and_lengths_are_bounded() {
        assertThat(problemOf("[".repeat(60)).fields().getFirst().field()).isEqualTo("body");
        assertThat(problemOf("{\"" + "n".repeat(200) + "\":1}").type()).isEqualTo(ProblemType.MALFORMED_REQUEST);
    }

    @Test
    void nothing_of_the_text_is_in_the_problem() {
        var body = problemOf("{\"text\":\"a\",\"parts\":\"markerword\"}").body().toString();

        assertThat(body).doesNotContain("markerword");
    }

    private Problem problemOf(String json) {
        var holder = new Problem[1];
        assertThatThrownBy(() -> mapper.readValue(json, Request.class))
                .isInstanceOfSatisfying(
                        JacksonException.class,
                        e -> holder[0] = UnreadableBody.problem(new HttpMessageNotReadableException(
                                "unreadable", e, new MockHttpInputMessage(new byte[0]))));
        return holder[0];
    }

    private static JsonMapper mapper() {
        var factory = JsonFactory.builder();
        new JsonConfiguration().boundedJson().customize(factory);
        var builder = JsonMapper.builder(factory.build());
        JsonConfiguration.makeStrict(builder);
        return builder.build();
    }
}
