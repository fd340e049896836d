package vpr.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vpr.record.EntryId;

class DemoDataTest {
    private final DemoData data = DemoData.shipped();

    @Test
    void every_letter_has_an_id_of_its_own_and_a_patient() {
        assertThat(data.patients()).hasSize(16);
        assertThat(data.letters()).hasSize(80).allSatisfy(letter -> {
            assertThat(EntryId.parse(letter.id())).hasToString(letter.id());
            assertThat(letter.patient()).isBetween(0, 15);
        });
        assertThat(data.letters().stream().map(DemoData.DemoLetter::id)).doesNotHaveDuplicates();
        assertThat(data.steps()).isEqualTo(97);
    }

    @Test
    void every_patient_is_known_by_a_hospital_number_of_their_own() {
        assertThat(data.patients().stream()
                        .map(patient -> patient.path("identifier").path(1)))
                .allMatch(number -> number.path("system").asString("").equals("http://hospital.smarthealthit.org"))
                .doesNotHaveDuplicates();
    }

    @Test
    void an_addendum_belongs_to_a_letter() {
        assertThat(data.addenda())
                .isNotEmpty()
                .allMatch(addendum ->
                        data.letters().stream().anyMatch(letter -> letter.id().equals(addendum.letter())));
    }
}
