package vpr.record.patient;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vpr.record.yaml.YamlReader;

class PatientRevisionTest {
    private static final HumanName NAME =
            new HumanName("official", null, "Treviño", List.of("Ana"), List.of(), List.of());
    private static final HumanName NEW_NAME =
            new HumanName("official", null, "Lee", List.of("Ana"), List.of(), List.of());
    private static final Identifier NUMBER = new Identifier(null, "urn:mrn", "17");

    private final Patient stored = patient("""
            resourceType: Patient
            active: true
            identifier:
              - system: urn:no-value
              - system: urn:mrn
                value: "17"
                type: {text: MR}
            name:
              - use: official
                family: Treviño
                given: [Ana]
                period: {start: "1990"}
            gender: female
            birthDate: "1972-05"
            multipleBirthBoolean: false
            """);

    @Test
    void given_what_is_known_already_it_stays_as_it_was() {
        assertThat(stored.revisedTo(given(NAME, new PartialDate("1972-05"), Gender.FEMALE, NUMBER)))
                .isEqualTo(stored);
    }

    @Test
    void given_itself_it_stays_as_it_was() {
        assertThat(stored.revisedTo(stored)).isEqualTo(stored);
    }

    @Test
    void what_is_given_otherwise_is_changed_and_what_is_not_known_here_stays() {
        var revised = stored.revisedTo(given(NEW_NAME, new PartialDate("1972-05-14"), Gender.OTHER, NUMBER));

        assertThat(revised).isEqualTo(patient("""
                        resourceType: Patient
                        active: true
                        identifier:
                          - system: urn:no-value
                          - system: urn:mrn
                            value: "17"
                            type: {text: MR}
                        name:
                          - use: official
                            family: Lee
                            given: [Ana]
                        gender: other
                        birthDate: "1972-05-14"
                        multipleBirthBoolean: false
                        """));
    }

    @Test
    void what_is_not_given_is_gone_when_it_is_known_here() {
        var revised = stored.revisedTo(Patient.of(List.of(NAME), null, null, List.of(), List.of(), List.of()));

        assertThat(revised).isEqualTo(patient("""
                        resourceType: Patient
                        active: true
                        identifier: [{system: urn:no-value}]
                        name: [{use: official, family: Treviño, given: [Ana], period: {start: "1990"}}]
                        multipleBirthBoolean: false
                        """));
    }

    @Test
    void an_entry_that_is_given_twice_is_there_twice() {
        var revised = stored.revisedTo(given(NAME, null, null, NUMBER, NUMBER));

        assertThat(revised.identifier()).containsExactly(NUMBER, NUMBER);
        assertThat(revised.revisedTo(given(NAME, null, null, NUMBER, NUMBER))).isEqualTo(revised);
    }

    private static Patient given(
            HumanName name, @Nullable PartialDate birth, @Nullable Gender gender, Identifier... numbers) {
        return Patient.of(List.of(name), birth, gender, List.of(numbers), List.of(), List.of());
    }

    private static Patient patient(String yaml) {
        return new Patient(YamlReader.readMapping(yaml.getBytes(UTF_8)));
    }
}
