package vpr.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DescriptionTest extends QueryTest {
    @Test
    void every_operation_is_described_with_its_answers_problems_and_position() throws Exception {
        var paths = json("/v3/api-docs").get("paths");
        for (var path : List.of(
                "/patients/{patientId}",
                "/patients/{patientId}/letters",
                "/patients/{patientId}/letters/{letterId}",
                "/patients/{patientId}/letters/{letterId}/versions",
                "/patients/{patientId}/letters/{letterId}/versions/{version}",
                "/patients/{patientId}/letters/{letterId}/diff",
                "/patients/{patientId}/activity",
                "/organisation/keys")) {
            var get = paths.at("/" + path.replace("~", "~0").replace("/", "~1") + "/get");
            assertThat(get.get("summary").asString()).as(path).isNotBlank();
            assertThat(get.at("/security/0/apiKey").isArray()).as(path).isTrue();
            for (var code : path.contains("{")
                    ? List.of("400", "401", "403", "404", "409", "503")
                    : List.of("400", "401", "403", "409", "503")) {
                assertThat(get.at("/responses/" + code + "/content/application~1problem+json/schema/$ref")
                                .asString())
                        .as(path + " " + code)
                        .isEqualTo("#/components/schemas/Problem");
            }
            assertThat(get.at("/responses/200/content").isEmpty()).as(path).isFalse();
            assertThat(get.at("/responses/200/headers/Vpr-Position").isObject())
                    .as(path)
                    .isTrue();
            assertThat(get.get("parameters").findValuesAsString("name"))
                    .as(path)
                    .contains("Vpr-Min-Position");
        }
    }
}
