package vpr.projections.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import vpr.gitstore.Recorded;
import vpr.gitstore.Signer;
import vpr.log.Position;
import vpr.record.CommitId;
import vpr.record.Content;
import vpr.record.EntryId;
import vpr.record.Event;
import vpr.record.EventName;
import vpr.record.Provenance;
import vpr.record.RecordId;
import vpr.record.RecordKind;
import vpr.record.letter.LetterEvent.LetterAdded;
import vpr.record.letter.LetterEvent.LetterEdited;
import vpr.record.patient.PatientEvent.DemographicsChanged;
import vpr.record.patient.PatientEvent.DemographicsCreated;
import vpr.record.patient.RecordLinks;

/** Events as a store gives them after a redaction: without what they said. */
class WithheldTest {
    private final RecordId patient = Hospital.newId();
    private final RecordId clinical = Hospital.newId();
    private final RecordLinks links = new RecordLinks(clinical, Hospital.newId());
    private Database database;
    private AllProjectors projectors;
    private SpringTransactionManager transactions;
    private int position;

    @BeforeEach
    void open() {
        database = Database.migrated();
        var spring = new JdbcTransactionManager(database.source());
        projectors = new AllProjectors(JdbcClient.create(database.source()), spring);
        transactions = new SpringTransactionManager(spring);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void show(RecordId record, RecordKind kind, Event event) {
        var message = message(record, kind, event);
        var unit = DefaultUnitOfWork.startAndGet(message);
        unit.attachTransaction(transactions);
        var result = unit.executeWithResult(() -> projectors.handle(message));
        assertThat(result.isExceptional()).isFalse();
    }

    private EventMessage<Event> message(RecordId record, RecordKind kind, Event event) {
        var recorded = new Recorded(
                Position.parse("0001-%015d".formatted(++position)),
                record,
                kind,
                0,
                new CommitId("c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00"),
                Hospital.NOW,
                new EventName("some-event", 1),
                new Provenance(Hospital.AUTHOR, "abcdefghijklmnop", Hospital.uuid7(), UUID.randomUUID()),
                new Signer("attested", "CN=VPR", "4711", "CN=CA", "ab12", Hospital.NOW));
        return GenericEventMessage.<Event>asEventMessage(event).andMetaData(Map.of(Recorded.METADATA_KEY, recorded));
    }

    @Test
    void of_a_withheld_letter_the_place_is_left_at_the_time_of_its_id() {
        show(
                patient,
                RecordKind.DEMOGRAPHICS,
                new DemographicsCreated(patient, links, Content.of(Hospital.patientNamed("Ann", "Lee"))));
        var letter = new EntryId(Hospital.NOW, UUID.randomUUID());
        show(clinical, RecordKind.CLINICAL, new LetterAdded(letter, new Content.Withheld<>("the-redaction")));
        assertThat(database.text("select withheld || letter_id from letters")).isEqualTo("the-redaction" + letter);
        assertThat(database.text("select start_time = '" + Hospital.NOW + "' and name is null from letters"))
                .isEqualTo("t");
        assertThat(
                        database.text(
                                "select withheld || coalesce(convert_from(shown, 'UTF8')::jsonb ->> 'body', ' no body') from letter_versions"))
                .isEqualTo("the-redaction no body");
    }

    @Test
    void a_withheld_version_leaves_no_text_of_the_one_before_it_in_the_list() {
        show(
                patient,
                RecordKind.DEMOGRAPHICS,
                new DemographicsCreated(patient, links, Content.of(Hospital.patientNamed("Ann", "Lee"))));
        var letter = new EntryId(Hospital.NOW, UUID.randomUUID());
        show(
                clinical,
                RecordKind.CLINICAL,
                new LetterAdded(letter, Content.of(Hospital.letterOf(letter, "Dear colleague.\n"))));
        show(clinical, RecordKind.CLINICAL, new LetterEdited(letter, new Content.Withheld<>("the-redaction")));
        assertThat(database.text("select withheld || versions || num_nonnulls(name, composer_name, start_time_text)"
                        + " from letters"))
                .isEqualTo("the-redaction20");
        assertThat(database.text(
                        "select string_agg(coalesce(convert_from(shown, 'UTF8')::jsonb ->> 'body', withheld), '' order by version)"
                                + " from letter_versions"))
                .isEqualTo("Dear colleague.\nthe-redaction");
    }

    @Test
    void of_a_patient_whose_demographics_are_withheld_the_records_are_left() {
        show(patient, RecordKind.DEMOGRAPHICS, new DemographicsCreated(patient, links, new Content.Withheld<>("r1")));
        assertThat(database.text("select withheld || clinical_id from patients"))
                .isEqualTo("r1" + clinical);
        assertThat(database.text(
                        "select num_nonnulls(display_name, family, given, birth_date_text, resource) from patients"))
                .isEqualTo("0");
        assertThat(database.text("select count(*) from patient_names")).isEqualTo("0");
    }

    @Test
    void of_a_patient_whose_newest_version_is_withheld_nothing_is_left_to_search_by_and_older_versions_stay() {
        show(
                patient,
                RecordKind.DEMOGRAPHICS,
                new DemographicsCreated(patient, links, Content.of(Hospital.patientNamed("Ann", "Lee"))));
        show(patient, RecordKind.DEMOGRAPHICS, new DemographicsChanged(patient, new Content.Withheld<>("r1")));
        assertThat(database.text("select withheld || versions || sort_name from patients"))
                .isEqualTo("r12");
        assertThat(database.text(
                        "select num_nonnulls(display_name, family, given, birth_date_text, resource) from patients"))
                .isEqualTo("0");
        assertThat(database.text("select count(*) from patient_names")).isEqualTo("0");
        assertThat(database.text("select count(*) from patient_identifiers")).isEqualTo("0");
        assertThat(database.texts("select coalesce(withheld, 'there') from patient_versions order by version"))
                .containsExactly("there", "r1");
    }

    @Test
    void a_version_that_was_withheld_when_it_was_read_again_is_followed_by_one_that_is_not() {
        show(patient, RecordKind.DEMOGRAPHICS, new DemographicsCreated(patient, links, new Content.Withheld<>("r1")));
        show(
                patient,
                RecordKind.DEMOGRAPHICS,
                new DemographicsChanged(patient, Content.of(Hospital.patientNamed("Ann", "Lee"))));
        assertThat(database.text("select coalesce(withheld, 'there') || sort_name from patients"))
                .isEqualTo("therelee ann");
        assertThat(database.texts("select word from patient_names order by word"))
                .containsExactly("ann", "lee");
    }
}
