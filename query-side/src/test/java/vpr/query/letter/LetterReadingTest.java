package vpr.query.letter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.ResultActions;
import vpr.query.QueryTest;
import vpr.query.Written;

class LetterReadingTest extends QueryTest {
    private static final String ONE = "/patients/{patient}/letters/{letter}";
    private static final String BODY = "Dear colleague,\n\nthank you. Größe ✓\n";

    private ResultActions accepting(String accept, String patient, String letter) throws Exception {
        return http.perform(get(ONE, patient, letter).header("Accept", accept));
    }

    @Test
    void a_letter_reads_with_its_text_author_and_signer() throws Exception {
        var patient = written.patient();
        var letter = Written.newLetterId();
        written.letter(patient, letter, "2026-01-12T11:14:00+01:00", BODY);
        ask(ONE, patient, letter)
                .andExpect(status().isOk())
                .andExpect(content().contentType("application/json"))
                .andExpect(header().string("ETag", "\"c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00\""))
                .andExpect(jsonPath("$.letterId").value(letter))
                .andExpect(jsonPath("$.body").value(BODY))
                .andExpect(jsonPath("$.composer.name").value("Dr Jane Smith"))
                .andExpect(jsonPath("$.startTime").value("2026-01-12T11:14:00+01:00"))
                .andExpect(jsonPath("$.references").isEmpty())
                .andExpect(jsonPath("$.composition.uid").value(letter))
                .andExpect(jsonPath("$.version").value(1))
                .andExpect(jsonPath("$.recordedAt").value("2026-01-12T10:15:00Z"))
                .andExpect(jsonPath("$.author.registrations[0].number").value("1234567"))
                .andExpect(jsonPath("$.author.careLocation").value("Example NHS Trust"))
                .andExpect(jsonPath("$.signature.meaning").value("attested"))
                .andExpect(jsonPath("$.signature.serial").value("4711"))
                .andExpect(jsonPath("$.position").value(Written.position(2)));
    }

    @Test
    void a_bare_uuid_finds_the_letter_and_an_id_with_another_time_does_not() throws Exception {
        var patient = written.patient();
        var letter = Written.newLetterId();
        written.letter(patient, letter, "2026-01-12T10:14:00Z", BODY);
        ask(ONE, patient, letter.substring(21))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.letterId").value(letter));
        ask(ONE, patient, letter.replace("2026", "2025")).andExpect(status().isNotFound());
    }

    @Test
    void a_letter_of_another_patient_is_not_found() throws Exception {
        var letter = Written.newLetterId();
        written.letter(written.patient(), letter, "2026-01-12T10:14:00Z", BODY);
        ask(ONE, written.patient(), letter).andExpect(status().isNotFound());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "20260111T143522.045Z",
                "20260111T143522Z-550e8400-e29b-41d4-a716-446655440000",
                "20260111T143522.045Z-550E8400-E29B-41D4-A716-446655440000",
                "550e8400e29b41d4a716446655440000"
            })
    void a_letter_id_in_another_form_is_refused(String letter) throws Exception {
        ask(ONE, written.patient(), letter)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("urn:vpr:problem:malformed-id"))
                .andExpect(jsonPath("$.fields[0].field").value("letterId"));
    }

    @Test
    void markdown_is_the_prose_alone_and_anything_else_is_not_acceptable() throws Exception {
        var patient = written.patient();
        var letter = Written.newLetterId();
        written.letter(patient, letter, "2026-01-12T10:14:00Z", BODY);
        accepting("text/markdown", patient, letter)
                .andExpect(status().isOk())
                .andExpect(content().contentType("text/markdown;charset=UTF-8"))
                .andExpect(content().bytes(BODY.getBytes(UTF_8)))
                .andExpect(header().exists("ETag"));
        accepting("*/*", patient, letter).andExpect(content().contentType("application/json"));
        accepting("application/json;q=0.5, text/markdown", patient, letter)
                .andExpect(content().contentType("text/markdown;charset=UTF-8"));
        accepting("application/pdf", patient, letter)
                .andExpect(status().isNotAcceptable())
                .andExpect(content().contentType("application/problem+json"));
    }

    @Test
    void an_unchanged_letter_is_not_sent_again() throws Exception {
        var patient = written.patient();
        var letter = Written.newLetterId();
        written.letter(patient, letter, "2026-01-12T10:14:00Z", BODY);
        http.perform(get(ONE, patient, letter).header("If-None-Match", "\"c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00\""))
                .andExpect(status().isNotModified());
    }

    @Test
    void of_a_withheld_letter_its_place_is_left() throws Exception {
        var patient = written.patient();
        var letter = Written.newLetterId();
        written.letter(patient, letter, "2026-01-12T10:14:00Z", null);
        ask(ONE, patient, letter)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.withheld.redaction").value("the-redaction"))
                .andExpect(jsonPath("$.body").doesNotExist())
                .andExpect(jsonPath("$.composition").doesNotExist());
        accepting("text/markdown", patient, letter)
                .andExpect(status().isGone())
                .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
                .andExpect(jsonPath("$.type").value("urn:vpr:problem:withheld"));
    }

    @Test
    void pages_give_every_letter_once_newest_first_also_when_times_are_equal() throws Exception {
        var patient = written.patient();
        for (var i = 0; i < 7; i++) {
            written.letter(patient, Written.newLetterId(), "2026-01-1%dT10:14:00Z".formatted(i / 3), BODY);
        }
        written.letter(patient, Written.newLetterId(), "2026-01-11T23:30:00-05:00", BODY);
        var whole = ids(patient, 200);
        assertThat(whole).hasSize(8);
        assertThat(json("/patients/{id}/letters", patient)
                        .at("/items/0/startTime")
                        .asString())
                .isEqualTo("2026-01-12T10:14:00Z");
        for (var limit = 1; limit <= 8; limit++) {
            assertThat(ids(patient, limit)).isEqualTo(whole);
        }
        assertThat(json("/patients/{id}/letters", patient).at("/items/0/body").isMissingNode())
                .isTrue();
    }

    private List<String> ids(String patient, int limit) throws Exception {
        var ids = new ArrayList<String>();
        var page = json("/patients/{id}/letters?limit={limit}", patient, limit);
        while (true) {
            page.get("items").forEach(item -> ids.add(item.get("letterId").asString()));
            if (page.get("next").isNull()) {
                return ids;
            }
            page = json(
                    "/patients/{id}/letters?limit={limit}&cursor={next}",
                    patient,
                    limit,
                    page.get("next").asString());
        }
    }

    @Test
    void a_cursor_of_another_patient_or_a_limit_out_of_bounds_is_refused() throws Exception {
        var patient = written.patient();
        written.letter(patient, Written.newLetterId(), "2026-01-12T10:14:00Z", BODY);
        written.letter(patient, Written.newLetterId(), "2026-01-12T10:14:00Z", BODY);
        var next = json("/patients/{id}/letters?limit=1", patient).get("next").asString();
        ask("/patients/{id}/letters?cursor={next}", written.patient(), next)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("urn:vpr:problem:invalid-cursor"));
        ask("/patients/{id}/letters?limit=201", patient)
                .andExpect(jsonPath("$.fields[0].field").value("limit"));
        ask("/patients/{id}/letters?limit=0", patient).andExpect(status().isUnprocessableContent());
        ask("/patients/{id}/letters?limit=x", patient).andExpect(status().isBadRequest());
    }
}
