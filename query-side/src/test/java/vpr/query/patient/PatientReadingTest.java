package vpr.query.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vpr.query.QueryTest;
import vpr.query.Written;

class PatientReadingTest extends QueryTest {
    @Test
    void a_patient_reads_as_fhir_names_it_with_its_records() throws Exception {
        var patient = written.patient();
        ask("/patients/{id}", patient)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.patientId").value(patient))
                .andExpect(jsonPath("$.clinicalId").isNotEmpty())
                .andExpect(jsonPath("$.coordinationId").isNotEmpty())
                .andExpect(jsonPath("$.demographics.name[0].family").value("Treviño"))
                .andExpect(jsonPath("$.withheld").doesNotExist())
                .andExpect(jsonPath("$.created").value("2026-01-12T10:14:00.123Z"))
                .andExpect(jsonPath("$.commit").value("c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00"))
                .andExpect(jsonPath("$.position").value(Written.position(1)));
    }

    @Test
    void an_unknown_patient_is_not_found_everywhere() throws Exception {
        var nobody = Written.newId();
        for (var path : new String[] {"", "/letters", "/letters/" + Written.newLetterId(), "/activity"}) {
            ask("/patients/" + nobody + path)
                    .andExpect(status().isNotFound())
                    .andExpect(content().contentType("application/problem+json"))
                    .andExpect(jsonPath("$.type").value("urn:vpr:problem:not-found"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "6F9619FF8B86D011B42D00C04FC964FF",
                "6f9619ff-8b86-d011-b42d-00c04fc964ff",
                "6f9619ff8b86d011b42d00c04fc964f",
                "1"
            })
    void an_id_in_another_form_is_refused(String id) throws Exception {
        ask("/patients/{id}", id)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("urn:vpr:problem:malformed-id"))
                .andExpect(jsonPath("$.fields[0].field").value("patientId"));
    }

    @Test
    void a_patient_with_an_event_that_is_not_shown_answers_which_one_until_it_is_repaired() throws Exception {
        var patient = written.patient();
        written.deadLetter(patient, Written.position(17));
        ask("/patients/{id}/letters", patient)
                .andExpect(status().isServiceUnavailable())
                .andExpect(header().exists("Retry-After"))
                .andExpect(jsonPath("$.type").value("urn:vpr:problem:record-behind"))
                .andExpect(jsonPath("$.detail").value(containsString(Written.position(17))))
                .andExpect(jsonPath("$.detail").value(containsString("c0ffee")));
        written.repaired(patient);
        ask("/patients/{id}/letters", patient).andExpect(status().isOk());
    }

    @Test
    void a_patient_whose_first_event_is_not_shown_is_behind_and_not_unknown() throws Exception {
        var patient = Written.newId();
        written.deadLetter(patient, Written.position(18));
        ask("/patients/{id}", patient).andExpect(status().isServiceUnavailable());
    }

    @Test
    void a_dead_letter_of_one_record_is_told_at_its_patient() throws Exception {
        var patient = written.patient();
        var clinical = Written.newId();
        db.sql("insert into records values (:record, :patient, 'clinical')")
                .param("record", clinical)
                .param("patient", patient)
                .update();
        written.deadLetter(clinical, Written.position(19));
        ask("/patients/{id}", patient).andExpect(status().isServiceUnavailable());
        assertThat(json("/patients/{id}", written.patient()).has("patientId")).isTrue();
    }
}
