package vpr.record.patient;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vpr.record.InvalidException;
import vpr.record.RecordId;
import vpr.record.commit.Salt;
import vpr.record.yaml.YamlReader;

class PatientTest {
    private static final HumanName NAME =
            new HumanName("official", null, "Treviño", List.of("Enrique"), List.of("Mr."), List.of());
    private static final Identifier NUMBER = new Identifier("usual", "https://fhir.nhs.uk/Id/nhs-number", "9434765919");
    private static final ContactPoint PHONE = new ContactPoint("phone", "555-319-4396", "home");
    private static final Address HOME =
            new Address("home", List.of("907 Wolff Arcade"), "Fairhaven", null, "Massachusetts", "02719", "US");

    @Test
    void a_patient_has_the_elements_it_was_made_of() {
        var patient = Patient.of(
                List.of(NAME), new PartialDate("1962-07"), Gender.MALE, List.of(NUMBER), List.of(PHONE), List.of(HOME));

        assertThat(patient.name()).containsExactly(NAME);
        assertThat(patient.birthDate()).isEqualTo(new PartialDate("1962-07"));
        assertThat(patient.gender()).isEqualTo(Gender.MALE);
        assertThat(patient.identifier()).containsExactly(NUMBER);
        assertThat(patient.telecom()).containsExactly(PHONE);
        assertThat(patient.address()).containsExactly(HOME);
    }

    @Test
    void a_patient_may_have_a_name_alone() {
        var patient = Patient.of(List.of(NAME), null, null, List.of(), List.of(), List.of());

        assertThat(patient.birthDate()).isNull();
        assertThat(patient.gender()).isNull();
        assertThat(patient.resource().entries()).containsOnlyKeys("resourceType", "name");
    }

    @Test
    void what_is_not_known_here_stays_and_is_written_again() {
        Patient patient = patient("""
                resourceType: Patient
                extension:
                  - url: "http://example.org/birth-place"
                    valueDecimal: 1.1509915187037534
                name:
                  - family: Treviño
                    period: {start: "1990"}
                identifier:
                  - system: urn:no-value
                  - value: "02719"
                    type: {text: MR}
                telecom: [{rank: 1}]
                address: [{period: {start: "1990"}}]
                multipleBirthBoolean: false
                """);
        var id = new RecordId("0123456789abcdef0123456789abcdef");

        byte[] file = PatientFiles.writePatient(id, patient, () -> new Salt("0".repeat(32)));

        assertThat(PatientFiles.readPatient(id, file)).isEqualTo(patient);
        assertThat(new String(file, UTF_8))
                .contains("valueDecimal: 1.1509915187037534", "multipleBirthBoolean: false", "start: \"1990\"");
        assertThat(patient.identifier()).containsExactly(new Identifier(null, null, "02719"));
        assertThat(patient.telecom()).isEmpty();
        assertThat(patient.address()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void a_wrong_element_is_named_and_its_value_is_not(String yaml, String message) {
        assertThatThrownBy(() -> patient(yaml))
                .isInstanceOf(InvalidException.class)
                .hasMessage(message);
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("name: [{family: Marker}]", "resourceType: must be there"),
                Arguments.of("resourceType: Marker", "resourceType: must be Patient"),
                wrong("id: Marker\nname: [{family: A}]", "id: must not be there: it is the record's"),
                wrong("active: true", "name: must be at least one"),
                wrong("name: Marker", "name: must be a list"),
                wrong("name: [Marker]", "name[0]: must be a mapping"),
                wrong(
                        "name: [{family: A}, {use: Marker, family: A}]",
                        "name[1].use: must be one of anonymous, maiden, nickname, official, old, temp, usual"),
                wrong("name: [{prefix: [Marker]}]", "name[0]: must have a text, a family or a given name"),
                wrong("name: [{family: ''}]", "name[0].family: must not be blank"),
                wrong("name: [{family: ' Marker'}]", "name[0].family: must not begin or end with white space"),
                wrong(
                        "name: [{given: [A, \"Marker\\nB\"]}]",
                        "name[0].given[1]: must be one line without control characters"),
                wrong("name: [{given: [A, 1e5]}]", "name[0].given[1]: must be a text"),
                wrong("name: [{text: " + "M".repeat(201) + "}]", "name[0].text: must be at most 200 characters"),
                wrong("name: [{family: A}]\nbirthDate: 1962-02-30", "birthDate: must be a date that exists"),
                wrong("name: [{family: A}]\nbirthDate: 19620201", "birthDate: must be a text"),
                wrong("name: [{family: A}]\ngender: Marker", "gender: must be male, female, other or unknown"),
                wrong(
                        "name: [{family: A}]\nidentifier: [{use: Marker, value: a}]",
                        "identifier[0].use: must be one of official, old, secondary, temp, usual"),
                wrong(
                        "name: [{family: A}]\ntelecom: [{system: Marker, value: a}]",
                        "telecom[0].system: must be one of email, fax, other, pager, phone, sms, url"),
                wrong("name: [{family: A}]\naddress: [{line: Marker}]", "address[0].line: must be a list"));
    }

    private static Arguments wrong(String yaml, String message) {
        return Arguments.of("resourceType: Patient\n" + yaml, message);
    }

    @Test
    void counts_are_bounded() {
        assertThatThrownBy(() -> with(Collections.nCopies(21, NAME), List.of(), List.of(), List.of()))
                .hasMessage("name: must be at most 20");
        assertThatThrownBy(() -> with(List.of(NAME), Collections.nCopies(51, NUMBER), List.of(), List.of()))
                .hasMessage("identifier: must be at most 50");
        assertThatThrownBy(() -> with(List.of(NAME), List.of(), Collections.nCopies(51, PHONE), List.of()))
                .hasMessage("telecom: must be at most 50");
        assertThatThrownBy(() -> with(List.of(NAME), List.of(), List.of(), Collections.nCopies(21, HOME)))
                .hasMessage("address: must be at most 20");
        assertThatThrownBy(() -> new HumanName(null, null, null, Collections.nCopies(21, "A"), List.of(), List.of()))
                .hasMessage("given: must be at most 20");
        assertThat(with(Collections.nCopies(20, NAME), Collections.nCopies(50, NUMBER), List.of(), List.of())
                        .name())
                .hasSize(20);
    }

    @Test
    void nothing_of_a_person_is_shown_by_accident() {
        assertThat(Stream.of(
                                NAME,
                                NUMBER,
                                PHONE,
                                HOME,
                                with(List.of(NAME), List.of(NUMBER), List.of(PHONE), List.of(HOME)))
                        .map(Object::toString))
                .noneMatch(text -> text.contains("Trevi")
                        || text.contains("943")
                        || text.contains("555")
                        || text.contains("Wolff"));
    }

    @Test
    void a_file_of_another_patient_is_refused() {
        var id = new RecordId("0123456789abcdef0123456789abcdef");
        byte[] file = PatientFiles.writePatient(
                id, with(List.of(NAME), List.of(), List.of(), List.of()), () -> new Salt("0".repeat(32)));

        assertThatThrownBy(() -> PatientFiles.readPatient(new RecordId("f".repeat(32)), file))
                .hasMessage("id: must be the record's id");
    }

    private static Patient with(
            List<HumanName> names, List<Identifier> numbers, List<ContactPoint> contacts, List<Address> addresses) {
        return Patient.of(names, null, null, numbers, contacts, addresses);
    }

    private static Patient patient(String yaml) {
        return new Patient(YamlReader.readMapping(yaml.getBytes(UTF_8)));
    }
}
