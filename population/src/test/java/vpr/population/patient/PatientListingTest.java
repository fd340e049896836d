package vpr.population.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatientListingTest extends PopulationTest {
    @Test
    void patients_are_listed_by_family_name_without_accents_and_case() throws Exception {
        patients.named("Zoë", "abel");
        patients.named("Bo", "Åberg");
        patients.named("Al", "Abel");
        assertThat(listed(200)).containsExactly("Al Abel", "Zoë abel", "Bo Åberg");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 9, 200})
    void pages_together_are_the_whole_list_also_where_names_are_equal(int limit) throws Exception {
        for (var i = 0; i < 8; i++) {
            patients.named("Ann", List.of("Smith", "Jones", "").get(i % 3));
        }
        assertThat(listed(limit)).isEqualTo(listed(100)).hasSize(8);
    }

    @Test
    void an_empty_list_is_one_page() throws Exception {
        http.perform(get("/patients"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items").isEmpty())
                .andExpect(jsonPath("$.next").doesNotExist());
    }

    @Test
    void the_cursor_shows_nothing_of_a_patient_and_only_our_own_is_taken() throws Exception {
        patients.named("Enrique", "Trevino");
        patients.named("Enrique", "Trevino");
        var answer =
                http.perform(get("/patients?limit=1")).andReturn().getResponse().getContentAsString();
        assertThat(answer).containsPattern("\"next\":\"[A-Za-z0-9_-]{40,}\"").doesNotContain("trevino");
        http.perform(get("/patients?cursor=AAAA"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("urn:vpr:problem:invalid-cursor"));
    }
}
