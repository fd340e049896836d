package vpr.query.letter;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vpr.query.Written;

class LetterDiffTest extends EditedLetterTest {
    private static final String DIFF = "/patients/{patient}/letters/{letter}/diff";

    @Test
    void the_newest_version_is_compared_with_the_one_before_it_unless_it_is_said_otherwise() throws Exception {
        ask(DIFF, patient, letter)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.letterId").value(letter))
                .andExpect(jsonPath("$.from.version").value(2))
                .andExpect(jsonPath("$.to.version").value(3))
                .andExpect(jsonPath("$.to.author.name").value("Dr Omar Haddad"))
                .andExpect(jsonPath("$.to.recordedAt").value("2026-01-12T12:15:00Z"))
                .andExpect(jsonPath("$.to.commit").value(Written.commit(3)))
                .andExpect(jsonPath("$.position").value(Written.position(103)))
                .andExpect(jsonPath("$.fields").isEmpty())
                .andExpect(jsonPath("$.body.length()").value(1))
                .andExpect(jsonPath("$.body[0].fromLine").value(1))
                .andExpect(jsonPath("$.body[0].lines[0].change").value("removed"))
                .andExpect(jsonPath("$.body[0].lines[0].text").value("Dear colleague,"))
                .andExpect(jsonPath("$.body[0].lines[1].change").value("added"))
                .andExpect(jsonPath("$.body[0].lines[2].change").value("same"));
        ask(DIFF + "?to=2", patient, letter)
                .andExpect(jsonPath("$.from.version").value(1));
        ask(DIFF + "?to=1", patient, letter)
                .andExpect(jsonPath("$.from.version").value(1))
                .andExpect(jsonPath("$.body").isEmpty());
    }

    @Test
    void fields_that_differ_stand_once_under_the_names_that_the_letter_has() throws Exception {
        ask(DIFF + "?from=1&to=2", patient, letter)
                .andExpect(jsonPath("$.fields.length()").value(2))
                .andExpect(jsonPath("$.fields[0].field").value("/name"))
                .andExpect(jsonPath("$.fields[0].from").value("Clinical letter"))
                .andExpect(jsonPath("$.fields[0].to").value("Report"))
                .andExpect(jsonPath("$.fields[1].field").value("/references/0"))
                .andExpect(jsonPath("$.fields[1].from").doesNotExist())
                .andExpect(jsonPath("$.fields[1].to").value("550e8400-e29b-41d4-a716-446655440000"));
    }

    @Test
    void backwards_it_goes_from_the_newer_to_the_older() throws Exception {
        ask(DIFF + "?from=3&to=1", patient, letter)
                .andExpect(jsonPath("$.from.version").value(3))
                .andExpect(jsonPath("$.fields[0].to").value("Clinical letter"));
    }

    @Test
    void as_text_it_is_what_a_person_knows_from_diff() throws Exception {
        http.perform(get(DIFF + "?from=1&to=2", patient, letter).header("Accept", "text/x-diff"))
                .andExpect(status().isOk())
                .andExpect(content().contentType("text/x-diff;charset=UTF-8"))
                .andExpect(content().string("""
                        --- letter.json\tversion 1
                        +++ letter.json\tversion 2
                        @@ -1,11 +1,13 @@
                         {
                        -  "name" : "Clinical letter",
                        +  "name" : "Report",
                           "composer" : {
                             "name" : "Dr Jane Smith",
                             "role" : "Consultant"
                           },
                           "startTime" : "2026-01-12T10:14:00Z",
                        -  "references" : [ ],
                        +  "references" : [
                        +    "550e8400-e29b-41d4-a716-446655440000"
                        +  ],
                           "composition" : {
                             "uid" : "%s",
                             "name" : { },
                        --- body.md\tversion 1
                        +++ body.md\tversion 2
                        @@ -1,3 +1,3 @@
                         Dear colleague,
                        \s
                        -Plan: 10 mg
                        +Plan: 5 mg
                        """.formatted(letter)));
        http.perform(get(DIFF + "?from=2&to=2", patient, letter).header("Accept", "text/x-diff"))
                .andExpect(status().isOk())
                .andExpect(content().string(""));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"?from=4,from", "?from=0,from", "?to=4,to", "?from=9&to=9,to"})
    void a_version_that_is_not_there_is_named_with_the_rule(String query, String field) throws Exception {
        ask(DIFF + query, patient, letter)
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.type").value("urn:vpr:problem:not-found"))
                .andExpect(jsonPath("$.fields[0].field").value(field))
                .andExpect(jsonPath("$.fields[0].rule").value("must be from 1 to 3"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"?from=x,from", "?to=1.5,to"})
    void what_is_no_number_is_refused(String query, String field) throws Exception {
        ask(DIFF + query, patient, letter)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.fields[0].field").value(field));
    }

    @Test
    void a_withheld_version_is_not_compared() throws Exception {
        written.edited(patient, letter, 4, "Report", null);
        for (var which : new String[] {"", "?from=4&to=1", "?from=1&to=4"}) {
            for (var accept : new String[] {"application/json", "text/x-diff"}) {
                http.perform(get(DIFF + which, patient, letter).header("Accept", accept))
                        .andExpect(status().isGone())
                        .andExpect(jsonPath("$.type").value("urn:vpr:problem:withheld"));
            }
        }
        ask(DIFF + "?to=3", patient, letter).andExpect(status().isOk());
    }
}
