package vpr.query.letter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vpr.query.Written;

class LetterHistoryTest extends EditedLetterTest {
    private static final String LETTER = "/patients/{patient}/letters/{letter}";
    private static final String VERSIONS = LETTER + "/versions";
    private static final String DIFF = LETTER + "/diff";

    @Test
    void versions_are_listed_newest_first_with_who_and_when_and_without_text() throws Exception {
        ask(VERSIONS, patient, letter)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items.length()").value(3))
                .andExpect(jsonPath("$.items[0].version").value(3))
                .andExpect(jsonPath("$.items[0].recordedFrom").value("2026-01-12T12:15:00Z"))
                .andExpect(jsonPath("$.items[0].recordedTo").doesNotExist())
                .andExpect(jsonPath("$.items[0].author.name").value("Dr Omar Haddad"))
                .andExpect(jsonPath("$.items[0].caller").value("ponmlkjihgfedcba"))
                .andExpect(jsonPath("$.items[0].signature").value("authored"))
                .andExpect(jsonPath("$.items[0].commit").value(Written.commit(3)))
                .andExpect(jsonPath("$.items[0].position").value(Written.position(103)))
                .andExpect(jsonPath("$.items[0].body").doesNotExist())
                .andExpect(jsonPath("$.items[2].recordedTo").value("2026-01-12T11:15:00Z"))
                .andExpect(jsonPath("$.next").isEmpty());
    }

    @Test
    void pages_give_every_version_once() throws Exception {
        for (var limit = 1; limit <= 3; limit++) {
            var numbers = new ArrayList<Integer>();
            var page = json(VERSIONS + "?limit={limit}", patient, letter, limit);
            while (true) {
                page.get("items")
                        .forEach(item -> numbers.add(item.get("version").asInt()));
                if (page.get("next").isNull()) {
                    break;
                }
                page = json(
                        VERSIONS + "?limit={limit}&cursor={next}",
                        patient,
                        letter,
                        limit,
                        page.get("next").asString());
            }
            assertThat(numbers).containsExactly(3, 2, 1);
        }
    }

    @Test
    void a_cursor_of_another_letter_is_refused() throws Exception {
        var other = Written.newLetterId();
        written.letter(patient, other, "2026-01-12T10:14:00Z", "One.\n");
        var next = json(VERSIONS + "?limit=1", patient, letter).get("next").asString();

        ask(VERSIONS + "?cursor={next}", patient, other, next)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("urn:vpr:problem:invalid-cursor"));
    }

    @Test
    void a_version_reads_as_the_letter_then_was() throws Exception {
        ask(VERSIONS + "/1", patient, letter)
                .andExpect(status().isOk())
                .andExpect(header().string("ETag", "\"c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00\""))
                .andExpect(jsonPath("$.name").value("Clinical letter"))
                .andExpect(jsonPath("$.composer.role").value("Consultant"))
                .andExpect(jsonPath("$.startTime").value("2026-01-12T10:14:00Z"))
                .andExpect(jsonPath("$.body").value("Dear colleague,\n\nPlan: 10 mg\n"))
                .andExpect(jsonPath("$.version").value(1));
        http.perform(get(VERSIONS + "/2", patient, letter).header("Accept", "text/markdown"))
                .andExpect(header().string("ETag", "\"" + Written.commit(2) + "\""))
                .andExpect(content().bytes("Dear colleague,\n\nPlan: 5 mg\n".getBytes(UTF_8)));
    }

    /** The form of a number is what its author wrote: 1.0 and 1.00 are two values, as FHIR asks. */
    @Test
    void numbers_of_a_version_keep_every_digit() throws Exception {
        var numbers = "\"numbers\":[1.00,0.00000001,12345678901234567890.125,1" + "0".repeat(9_999) + "]";
        var kept = written.shown(letter);
        written.show(letter, kept.replace("\"composition\":{", "\"composition\":{" + numbers + ","));
        ask(VERSIONS + "/1", patient, letter)
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(numbers)));
        ask(LETTER + "?asOf=2126-01-01T00:00:00Z", patient, letter)
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(numbers)));
        ask(DIFF + "?from=1&to=2", patient, letter).andExpect(status().isOk());
        http.perform(get(VERSIONS + "/1", patient, letter).header("Accept", "text/markdown"))
                .andExpect(status().isOk());
    }

    @Test
    void the_newest_version_reads_like_the_letter_itself() throws Exception {
        assertThat(json(VERSIONS + "/3", patient, letter)).isEqualTo(json(LETTER, patient, letter));
    }

    @ParameterizedTest(name = "as of {0}: version {1}")
    @CsvSource({
        "2026-01-12T10:15:00Z,1",
        "2026-01-12T11:14:59.999Z,1",
        "2026-01-12T11:15:00Z,2",
        "2026-01-12T12:15:00%2B01:00,2",
        "2026-01-12T12:15:00Z,3",
        "2126-01-01T00:00:00Z,3"
    })
    void as_of_a_moment_it_is_the_version_recorded_then(String moment, int version) throws Exception {
        http.perform(get(java.net.URI.create("/patients/" + patient + "/letters/" + letter + "?asOf=" + moment)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(version));
    }

    @Test
    void before_it_was_recorded_there_was_no_letter() throws Exception {
        ask(LETTER + "?asOf=2026-01-12T10:14:59.999Z", patient, letter)
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.fields[0].field").value("asOf"));
        ask(LETTER + "?asOf=2026-01-12T10:15:00Z", patient, Written.newLetterId())
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.fields").doesNotExist());
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-01-12", "2026-01-12T10:15:00", "2026-02-30T10:15:00Z", ""})
    void a_moment_in_another_form_is_refused(String moment) throws Exception {
        ask(LETTER + "?asOf={moment}", patient, letter, moment)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.fields[0].field").value("asOf"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"/versions/0,version", "/versions/4,version", "/versions/-1,version"})
    void a_version_that_is_not_there_is_named_with_the_rule(String path, String field) throws Exception {
        ask(LETTER + path, patient, letter)
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.type").value("urn:vpr:problem:not-found"))
                .andExpect(jsonPath("$.fields[0].field").value(field))
                .andExpect(jsonPath("$.fields[0].rule").value("must be from 1 to 3"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"/versions/x,version", "/versions/99999999999,version", "/versions?limit=x,limit"})
    void what_is_no_number_is_refused(String path, String field) throws Exception {
        ask(LETTER + path, patient, letter)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.fields[0].field").value(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/versions", "/versions/1", "/diff", "?asOf=2026-01-12T10:15:00Z"})
    void a_letter_that_the_patient_does_not_have_has_no_versions(String path) throws Exception {
        ask(LETTER + path, written.patient(), letter).andExpect(status().isNotFound());
        ask(LETTER + path, patient, Written.newLetterId()).andExpect(status().isNotFound());
        ask(LETTER + path, patient, letter.replace("2026", "2025")).andExpect(status().isNotFound());
        ask(LETTER + path, patient, "x")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("urn:vpr:problem:malformed-id"));
    }

    @Test
    void of_a_withheld_version_the_place_is_left() throws Exception {
        written.edited(patient, letter, 4, "Report", null);
        ask(VERSIONS, patient, letter)
                .andExpect(jsonPath("$.items[0].withheld.redaction").value("the-redaction"));
        ask(VERSIONS + "/4", patient, letter)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.withheld.redaction").value("the-redaction"))
                .andExpect(jsonPath("$.name").doesNotExist());
        ask(VERSIONS + "/3", patient, letter).andExpect(jsonPath("$.name").value("Report"));
        http.perform(get(VERSIONS + "/4", patient, letter).header("Accept", "text/markdown"))
                .andExpect(status().isGone());
    }
}
