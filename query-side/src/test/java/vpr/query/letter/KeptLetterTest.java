package vpr.query.letter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.ResultActions;
import vpr.api.TablesPosition;
import vpr.query.QueryTest;
import vpr.query.Written;

/** A letter that the tables keep as it is shown is passed on, as long as that is as good as to compose it. */
class KeptLetterTest extends QueryTest {
    /** After the JSON, where only what is passed on as it stands has it. */
    private static final String AS_KEPT = " ";

    private static final String ONE = "/patients/{patient}/letters/{letter}";

    @Autowired
    private TablesPosition tables;

    private final String here = Written.position(7);
    private final String later = Written.position(8);
    private final String letter = Written.newLetterId();
    private String json = "";
    private String patient = "";

    @BeforeEach
    void write() {
        patient = written.patient();
        written.letter(patient, letter, "2026-01-12T10:14:00Z", "Read. ✓");
        json = written.shown(letter) + AS_KEPT;
        written.show(letter, json);
        written.reached(here);
        assertThat(tables.reached()).contains(here);
    }

    @AfterEach
    void forget() {
        db.sql("delete from token_entry").update();
        assertThat(tables.reached()).isEmpty();
    }

    private ResultActions readAfter(String position) throws Exception {
        return http.perform(get(ONE, patient, letter).header("Vpr-Min-Position", position));
    }

    @Test
    void it_is_answered_byte_for_byte_with_its_tag_and_the_position_that_the_tables_had_before() throws Exception {
        ask(ONE, patient, letter)
                .andExpect(status().isOk())
                .andExpect(content().contentType("application/json"))
                .andExpect(content().bytes(json.getBytes(UTF_8)))
                .andExpect(header().string("ETag", "\"c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00\""))
                .andExpect(header().string("Vpr-Position", here));
        ask(ONE, patient, letter.substring(21)).andExpect(content().bytes(json.getBytes(UTF_8)));
        readAfter(here).andExpect(content().bytes(json.getBytes(UTF_8)));
    }

    @Test
    void who_asks_for_more_than_was_known_is_answered_from_rows_that_have_it() throws Exception {
        written.reached(later);
        readAfter(later)
                .andExpect(jsonPath("$.body").value("Read. ✓"))
                .andExpect(content().string(not(endsWith(AS_KEPT))))
                .andExpect(header().string("Vpr-Position", later));
    }

    @Test
    void a_patient_of_whom_an_event_is_not_shown_answers_503_as_ever() throws Exception {
        written.deadLetter(patient, here);
        ask(ONE, patient, letter)
                .andExpect(status().isServiceUnavailable())
                .andExpect(jsonPath("$.type").value("urn:vpr:problem:record-behind"));
        written.repaired(patient);
    }

    @Test
    void another_time_in_the_id_or_another_patient_finds_nothing() throws Exception {
        ask(ONE, patient, letter.replace("2026", "2025")).andExpect(status().isNotFound());
        ask(ONE, written.patient(), letter).andExpect(status().isNotFound());
    }

    @Test
    void before_the_first_look_at_the_tables_its_statements_are_asked_one_by_one() throws Exception {
        forget();
        ask(ONE, patient, letter)
                .andExpect(jsonPath("$.body").value("Read. ✓"))
                .andExpect(content().string(not(endsWith(AS_KEPT))));
    }
}
