package vpr.query.patient;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vpr.query.QueryTest;
import vpr.query.Written;

class PatientVersionsReadingTest extends QueryTest {
    private static final String FIRST = "c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00";
    private static final String SECOND = "beef0000beef0000beef0000beef0000beef0000";
    private static final String MARRIED = """
            {"resourceType":"Patient","name":[{"family":"Lee","given":["Enrique"]},{"family":"Treviño"}],"gender":"male"}""";

    private String patient;

    @BeforeEach
    void a_patient_who_married() {
        patient = written.patient();
        written.changed(patient, MARRIED, "2026-02-03T09:00:00Z", SECOND, Written.position(5));
    }

    @Test
    void the_newest_version_is_read_with_its_number_and_etag() throws Exception {
        ask("/patients/{id}", patient)
                .andExpect(status().isOk())
                .andExpect(header().string("ETag", "\"" + SECOND + "\""))
                .andExpect(jsonPath("$.version").value(2))
                .andExpect(jsonPath("$.commit").value(SECOND))
                .andExpect(jsonPath("$.position").value(Written.position(5)))
                .andExpect(jsonPath("$.created").value("2026-01-12T10:14:00.123Z"))
                .andExpect(jsonPath("$.demographics.name[0].family").value("Lee"));
    }

    @Test
    void a_version_that_the_caller_has_is_not_sent_again() throws Exception {
        http.perform(get("/patients/{id}", patient).header("If-None-Match", "\"" + SECOND + "\""))
                .andExpect(status().isNotModified())
                .andExpect(content().string(""));
        http.perform(get("/patients/{id}", patient).header("If-None-Match", "\"" + FIRST + "\""))
                .andExpect(status().isOk());
    }

    @Test
    void versions_are_listed_newest_first_with_the_time_in_which_each_held() throws Exception {
        ask("/patients/{id}/versions", patient)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items.length()").value(2))
                .andExpect(jsonPath("$.next").isEmpty())
                .andExpect(jsonPath("$.items[0].version").value(2))
                .andExpect(jsonPath("$.items[0].recordedFrom").value("2026-02-03T09:00:00Z"))
                .andExpect(jsonPath("$.items[0].recordedTo").doesNotExist())
                .andExpect(jsonPath("$.items[1].version").value(1))
                .andExpect(jsonPath("$.items[1].recordedTo").value("2026-02-03T09:00:00Z"))
                .andExpect(jsonPath("$.items[1].author.name").value("Dr Jane Smith"))
                .andExpect(jsonPath("$.items[1].author.registrations[0].number").value("1234567"))
                .andExpect(jsonPath("$.items[1].caller").value("abcdefghijklmnop"))
                .andExpect(jsonPath("$.items[1].signature").value("attested"))
                .andExpect(jsonPath("$.items[1].commit").value(FIRST))
                .andExpect(jsonPath("$.items[1].position").value(Written.position(1)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 50})
    void pages_of_versions_together_are_all_of_them(int limit) throws Exception {
        written.changed(patient, MARRIED, "2026-02-04T09:00:00Z", SECOND, Written.position(6));
        var versions = new ArrayList<Integer>();
        var page = json("/patients/{id}/versions?limit={limit}", patient, limit);
        while (true) {
            page.get("items").forEach(item -> versions.add(item.get("version").asInt()));
            if (page.get("next").isNull()) {
                break;
            }
            page = json(
                    "/patients/{id}/versions?limit={limit}&cursor={next}",
                    patient,
                    limit,
                    page.get("next").asString());
        }
        assertThat(versions).containsExactly(3, 2, 1);
    }

    @Test
    void an_earlier_version_is_read_as_it_then_was() throws Exception {
        ask("/patients/{id}/versions/1", patient)
                .andExpect(status().isOk())
                .andExpect(header().string("ETag", "\"" + FIRST + "\""))
                .andExpect(jsonPath("$.version").value(1))
                .andExpect(jsonPath("$.patientId").value(patient))
                .andExpect(jsonPath("$.demographics.name[0].family").value("Treviño"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "3", "2147483647"})
    void a_version_that_is_not_there_is_not_found_and_the_rule_is_named(String version) throws Exception {
        ask("/patients/{id}/versions/{version}", patient, version)
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.fields[0].field").value("version"))
                .andExpect(jsonPath("$.fields[0].rule").value("must be from 1 to 2"));
    }

    @ParameterizedTest
    @CsvSource({"from,0", "from,3", "to,0", "to,3"})
    void what_is_compared_with_a_version_that_is_not_there_is_not_found(String field, String version) throws Exception {
        ask("/patients/{id}/diff?" + field + "=" + version, patient)
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.type").value("urn:vpr:problem:not-found"))
                .andExpect(jsonPath("$.fields[0].field").value(field))
                .andExpect(jsonPath("$.fields[0].rule").value("must be from 1 to 2"));
    }

    @Test
    void what_is_no_number_is_no_version() throws Exception {
        ask("/patients/{id}/versions/first", patient)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.fields[0].field").value("version"));
        ask("/patients/{id}/diff?from=first", patient).andExpect(status().isBadRequest());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-12T10:14:00.123Z, 1",
        "2026-02-03T08:59:59.999999999Z, 1",
        "2026-02-03T09:00:00Z, 2",
        "2026-02-03T09:00:00.000999999Z, 2",
        "2026-02-03T04:00:00-05:00, 2",
        "9999-12-31T23:59:59Z, 2"
    })
    void as_of_a_moment_the_version_that_was_recorded_then_is_read(String moment, int version) throws Exception {
        ask("/patients/{id}?asOf={moment}", patient, moment)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(version))
                .andExpect(header().string("ETag", "\"" + (version == 1 ? FIRST : SECOND) + "\""));
    }

    @Test
    void before_it_was_recorded_a_patient_is_not_found() throws Exception {
        ask("/patients/{id}?asOf=2026-01-12T10:14:00.122Z", patient)
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.fields[0].field").value("asOf"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-02-30T09:00:00Z",
                "0000-01-01T00:00:00Z",
                "2026-02-03",
                "2026-02-03T09:00:00",
                "2026-02-03T09:00:00 02:00",
                "yesterday"
            })
    void a_moment_in_another_form_is_refused(String moment) throws Exception {
        ask("/patients/{id}?asOf={moment}", patient, moment)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.fields[0].field").value("asOf"));
    }

    @Test
    void two_versions_are_compared_field_by_field() throws Exception {
        var diff = json("/patients/{id}/diff", patient);

        assertThat(diff.get("patientId").asString()).isEqualTo(patient);
        assertThat(diff.at("/from/version").asInt()).isEqualTo(1);
        assertThat(diff.at("/from/recordedAt").asString()).isEqualTo("2026-01-12T10:14:00.123Z");
        assertThat(diff.at("/to/version").asInt()).isEqualTo(2);
        assertThat(diff.at("/to/commit").asString()).isEqualTo(SECOND);
        assertThat(diff.at("/to/author/name").asString()).isEqualTo("Dr Jane Smith");
        assertThat(diff.get("position").asString()).isEqualTo(Written.position(5));
        assertThat(diff.get("fields").valueStream().map(Object::toString))
                .containsExactlyInAnyOrder(
                        "{\"field\":\"/name/0/family\",\"from\":\"Treviño\",\"to\":\"Lee\"}",
                        "{\"field\":\"/name/1\",\"to\":{\"family\":\"Treviño\"}}",
                        "{\"field\":\"/gender\",\"to\":\"male\"}");
        assertThat(diff.has("text")).isFalse();
    }

    @Test
    void two_versions_are_compared_as_diff_does() throws Exception {
        var answer = http.perform(
                        get("/patients/{id}/diff?from=1&to=2", patient).header("Accept", "text/x-diff"))
                .andExpect(status().isOk())
                .andExpect(content().contentTypeCompatibleWith("text/x-diff"))
                .andReturn()
                .getResponse()
                .getContentAsString(UTF_8);

        assertThat(answer)
                .startsWith("--- patient.json version 1\n+++ patient.json version 2\n@@ ")
                .contains("\n+      \"family\" : \"Lee\"\n", "\n       \"family\" : \"Treviño\"\n")
                .contains("\n+  \"gender\" : \"male\",\n")
                .doesNotContain(patient);
    }

    @Test
    void a_version_compared_with_itself_differs_in_nothing() throws Exception {
        ask("/patients/{id}/diff?from=2", patient)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.fields").isEmpty());
        http.perform(get("/patients/{id}/diff?from=2", patient).header("Accept", "text/x-diff"))
                .andExpect(status().isOk())
                .andExpect(content().string(""));
    }

    @Test
    void the_only_version_is_compared_with_itself() throws Exception {
        ask("/patients/{id}/diff", written.patient())
                .andExpect(jsonPath("$.from.version").value(1))
                .andExpect(jsonPath("$.to.version").value(1))
                .andExpect(jsonPath("$.fields").isEmpty());
    }

    @Test
    void versions_can_be_compared_backwards() throws Exception {
        ask("/patients/{id}/diff?from=2&to=1", patient)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.fields[?(@.field == '/gender')].from").value("male"));
    }

    @Test
    void of_a_withheld_version_the_place_is_left_and_nothing_is_compared_with_it() throws Exception {
        written.changed(patient, null, "2026-03-03T09:00:00Z", FIRST, Written.position(9));
        ask("/patients/{id}/versions/3", patient)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.withheld.redaction").value("the-redaction"))
                .andExpect(jsonPath("$.demographics").doesNotExist());
        ask("/patients/{id}/versions", patient)
                .andExpect(jsonPath("$.items[0].withheld.redaction").value("the-redaction"))
                .andExpect(jsonPath("$.items[1].withheld").doesNotExist());
        ask("/patients/{id}/diff", patient)
                .andExpect(status().isGone())
                .andExpect(jsonPath("$.type").value("urn:vpr:problem:withheld"));
        ask("/patients/{id}/diff?from=1&to=2", patient).andExpect(status().isOk());
    }

    @Test
    void of_an_unknown_patient_there_is_no_history() throws Exception {
        for (var path : new String[] {"/versions", "/versions/1", "/diff", "?asOf=2026-02-03T09:00:00Z"}) {
            ask("/patients/" + Written.newId() + path).andExpect(status().isNotFound());
        }
    }

    @Test
    void of_a_patient_with_an_event_that_is_not_shown_the_history_is_behind() throws Exception {
        written.deadLetter(patient, Written.position(17));
        for (var path : new String[] {"/versions", "/versions/1", "/diff", "?asOf=2026-02-03T09:00:00Z"}) {
            ask("/patients/" + patient + path).andExpect(status().isServiceUnavailable());
        }
        written.repaired(patient);
    }
}
