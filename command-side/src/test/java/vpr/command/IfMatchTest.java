package vpr.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vpr.api.Problem;
import vpr.api.ProblemType;

class IfMatchTest {
    private static final String HEX = "8c2f0d4b6a1e3c5d7f9b0a2c4e6f8091a3b5c7d9";
    private static final String TAG = "\"" + HEX + "\"";

    @Property
    void an_etag_of_ours_names_its_commit(
            @ForAll @StringLength(40) @CharRange(from = '0', to = '9') @CharRange(from = 'a', to = 'f') String hex) {
        assertThat(IfMatch.parse(List.of("\"" + hex + "\"")).commit().hex()).isEqualTo(hex);
    }

    @Test
    void none_is_another_problem_than_a_wrong_one() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> IfMatch.parse(List.of()))
                .satisfies(problem -> {
                    assertThat(problem.type()).isEqualTo(ProblemType.IF_MATCH_REQUIRED);
                    assertThat(problem.type().status().value()).isEqualTo(428);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "",
                HEX,
                "W/" + TAG,
                TAG + ", " + TAG,
                TAG + ",",
                "\"8C2F0D4B6A1E3C5D7F9B0A2C4E6F8091A3B5C7D9\"",
                "\"8c2f0d4b6a1e3c5d7f9b0a2c4e6f8091a3b5c7d\"",
                "\"8c2f0d4b6a1e3c5d7f9b0a2c4e6f8091a3b5c7d9-gzip\"",
                "'" + HEX + "'"
            })
    void anything_but_one_strong_etag_is_refused_and_not_repeated(String value) {
        refused(List.of(value));
    }

    @Test
    void two_headers_are_refused_even_when_they_are_equal() {
        refused(List.of(TAG, TAG));
    }

    private static void refused(List<String> values) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> IfMatch.parse(values))
                .satisfies(problem -> {
                    assertThat(problem.type()).isEqualTo(ProblemType.MALFORMED_REQUEST);
                    assertThat(problem.type().status().value()).isEqualTo(400);
                    assertThat(problem.fields())
                            .containsExactly(
                                    new Problem.Field(
                                            "If-Match",
                                            "must be one ETag as an answer gave it: 40 lower-case hex digits in double quotes"));
                    assertThat(problem).message().doesNotContain(HEX);
                });
    }
}
