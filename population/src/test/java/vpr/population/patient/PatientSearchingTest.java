package vpr.population.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatientSearchingTest extends PopulationTest {
    @ParameterizedTest
    @ValueSource(strings = {"Treviño", "trevino", "TREV", "enr trev", "Trevino, Enrique", "r i"})
    void a_name_is_found_without_accents_case_or_order_by_the_beginnings_of_its_words(String name) throws Exception {
        patients.named("Enrique Ivan", "Treviño Rivera");
        patients.named("Ann", "Atrevino");
        assertThat(names("{\"name\":\"" + name + "\"}")).containsExactly("Enrique Ivan Treviño Rivera");
    }

    @Test
    void a_search_says_nothing_of_the_person_and_its_pages_belong_to_all_of_its_criteria() {
        var search = searchOf("urn:a", "999-19-1454");

        assertThat(search.toString() + search.identifier()).doesNotContain("999", "urn");
        assertThat(search.list())
                .isEqualTo(searchOf("urn:a", "999-19-1454").list())
                .isNotEqualTo(searchOf("urn:b", "999-19-1454").list())
                .isNotEqualTo(searchOf("urn:a", "999-19-1455").list());
    }

    private static PatientSearch searchOf(String system, String value) {
        return new PatientSearch(null, null, new PatientSearch.Identifier(system, value), null, null);
    }

    @Test
    void every_word_must_be_found() throws Exception {
        patients.named("Ann", "Smith");
        assertThat(names("{\"name\":\"ann jones\"}")).isEmpty();
    }

    @Test
    void a_word_that_begins_two_names_of_a_patient_finds_the_patient_once() throws Exception {
        patients.named("Ann Anna", "Annand");
        assertThat(names("{\"name\":\"ann\"}")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"1962-07-25, 'Day'", "1962-07, 'Day,Month'", "1962, 'Day,Month,Year'", "1962-07-24, ''", "1963, ''"})
    void a_birth_date_finds_whoever_was_surely_born_in_it(String asked, String found) throws Exception {
        var day = LocalDate.of(1962, 7, 25);
        patients.born("A", "Day", "1962-07-25", day, day);
        patients.born("A", "Month", "1962-07", LocalDate.of(1962, 7, 1), LocalDate.of(1962, 7, 31));
        patients.born("A", "Year", "1962", LocalDate.of(1962, 1, 1), LocalDate.of(1962, 12, 31));
        patients.named("A", "Unknown");
        assertThat(String.join(",", names("{\"birthDate\":\"" + asked + "\"}")).replace("A ", ""))
                .isEqualTo(found);
    }

    @Test
    void an_identifier_is_found_exactly_and_in_its_system_when_one_is_named() throws Exception {
        patients.identified(patients.named("One", "A"), "urn:one", "999-1");
        patients.identified(patients.named("Two", "B"), "urn:two", "999-1");
        assertThat(names("{\"identifier\":{\"value\":\"999-1\"}}")).containsExactly("One A", "Two B");
        assertThat(names("{\"identifier\":{\"value\":\"999-1\",\"system\":\"urn:two\"}}"))
                .containsExactly("Two B");
        assertThat(names("{\"identifier\":{\"value\":\"999\"}}")).isEmpty();
    }

    @Test
    void all_criteria_must_hold() throws Exception {
        var day = LocalDate.of(1962, 7, 25);
        patients.identified(patients.born("Ann", "Lee", "1962-07-25", day, day), "urn:one", "1");
        patients.identified(patients.born("Ann", "Poe", "1962-07-25", day, day), "urn:one", "2");
        var rest = ",\"birthDate\":\"1962-07\",\"name\":\"ann\"}";
        assertThat(names("{\"identifier\":{\"value\":\"1\"}" + rest)).containsExactly("Ann Lee");
        assertThat(names("{\"birthDate\":\"1962\",\"name\":\"ann\"}")).containsExactly("Ann Lee", "Ann Poe");
        assertThat(names("{\"birthDate\":\"1963\",\"name\":\"ann\"}")).isEmpty();
    }

    @Test
    void a_search_goes_on_page_by_page_and_its_cursor_belongs_to_its_criteria() throws Exception {
        for (var given : new String[] {"Ada", "Bea", "Cleo"}) {
            patients.named(given, "Smith");
        }
        var first = found("{\"name\":\"smi\",\"limit\":2}");
        var cursor = first.get("next").asString();
        assertThat(names(first)).containsExactly("Ada Smith", "Bea Smith");
        assertThat(names("{\"name\":\"smi\",\"limit\":2,\"cursor\":\"" + cursor + "\"}"))
                .containsExactly("Cleo Smith");
        search("{\"name\":\"smith\",\"limit\":2,\"cursor\":\"" + cursor + "\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("urn:vpr:problem:invalid-cursor"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | body",
                "{\"limit\":5} | body",
                "{\"name\":\" ,. \"} | name",
                "{\"name\":\"a b c d e f g h i\"} | name",
                "{\"birthDate\":\"1962-02-30\"} | birthDate",
                "{\"birthDate\":\"25.7.1962\"} | birthDate",
                "{\"birthDate\":\"1962-7\"} | birthDate",
                "{\"birthDate\":\"0000\"} | birthDate",
                "{\"identifier\":{}} | identifier.value",
                "{\"identifier\":{\"value\":\"1\",\"system\":\" \"}} | identifier.system",
                "{\"identifier\":{\"value\":\"1\\u0000\"}} | identifier.value",
                "{\"name\":\"a\",\"limit\":201} | limit",
                "{\"name\":\"a\",\"limit\":0} | limit"
            })
    void what_breaks_a_rule_is_refused_by_its_field(String body, String field) throws Exception {
        search(body)
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(jsonPath("$.type").value("urn:vpr:problem:invalid-field"))
                .andExpect(jsonPath("$.fields[0].field").value(field));
    }

    @Test
    void a_refusal_never_repeats_what_was_given() throws Exception {
        var answer =
                search("{\"birthDate\":\"Treviño\"}").andReturn().getResponse().getContentAsString();
        assertThat(answer).doesNotContain("Trevi");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"nmae\":\"a\"}", "{\"name\":", "[]", "{\"name\":\"a\",\"identifier\":{\"vlaue\":\"1\"}}", ""})
    void what_cannot_be_read_is_refused(String body) throws Exception {
        search(body)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("urn:vpr:problem:malformed-request"));
    }
}
