package vpr.command.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import vpr.command.Examples;
import vpr.command.RejectedException;
import vpr.command.Rejection;
import vpr.record.CommitId;
import vpr.record.Content;
import vpr.record.patient.Gender;
import vpr.record.patient.HumanName;
import vpr.record.patient.Patient;
import vpr.record.patient.PatientEvent.DemographicsChanged;
import vpr.record.yaml.MappingBuilder;

class CurrentPatientTest {
    private static final CommitId NEWEST = new CommitId("a".repeat(40));
    private static final CommitId OLDER = new CommitId("b".repeat(40));

    private final CurrentPatient current = new CurrentPatient(NEWEST::equals, Examples::patient);

    @Test
    void a_change_of_the_newest_version_is_a_fact_with_the_whole_patient() {
        assertThat(current.decide(change(NEWEST, named("Lee"))))
                .isEqualTo(new DemographicsChanged(Examples.DEMOGRAPHICS, Content.of(named("Lee"))));
    }

    @Test
    void what_the_interface_does_not_take_stays() {
        var more = new Patient(new MappingBuilder()
                .allBut(Examples.patient().resource())
                .bool("multipleBirthBoolean", false)
                .build());

        var decided = new CurrentPatient(NEWEST::equals, () -> more).decide(change(NEWEST, named("Lee")));

        assertThat(decided.patient())
                .isEqualTo(Content.of(new Patient(new MappingBuilder()
                        .allBut(named("Lee").resource())
                        .bool("multipleBirthBoolean", false)
                        .build())));
    }

    @Test
    void a_change_of_an_older_version_is_refused_without_reading_the_patient() {
        var unread = new CurrentPatient(NEWEST::equals, () -> {
            throw new AssertionError("read");
        });
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> unread.decide(change(OLDER, named("Lee"))))
                .satisfies(refused -> assertThat(refused.rejection()).isInstanceOf(Rejection.Stale.class));
    }

    @Test
    void a_change_that_changes_nothing_is_refused() {
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> current.decide(change(NEWEST, Examples.patient())))
                .satisfies(refused -> assertThat(refused.rejection()).isInstanceOf(Rejection.NothingChanged.class));
    }

    @Test
    void what_was_just_written_has_no_version_that_a_request_could_name() {
        var written = CurrentPatient.justWritten(Content.of(Examples.patient()));
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> written.decide(change(NEWEST, named("Lee"))))
                .satisfies(refused -> assertThat(refused.rejection()).isInstanceOf(Rejection.Stale.class));
        assertThat(written.patient().get()).isEqualTo(Examples.patient());
    }

    @Test
    void nothing_of_the_person_is_shown_by_accident() {
        assertThat(change(NEWEST, named("Lee")).toString() + current).doesNotContain("Lee", "Treviño");
    }

    private static ChangeDemographics change(CommitId basedOn, Patient patient) {
        return new ChangeDemographics(Examples.DEMOGRAPHICS, basedOn, patient);
    }

    private static Patient named(String family) {
        return Patient.of(
                List.of(new HumanName(null, null, family, List.of("Ana"), List.of(), List.of())),
                null,
                Gender.FEMALE,
                List.of(),
                List.of(),
                List.of());
    }
}
