package vpr.gitstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import vpr.record.Author;
import vpr.record.Content;
import vpr.record.EntryId;
import vpr.record.Event;
import vpr.record.Provenance;
import vpr.record.RecordId;
import vpr.record.RecordKind;
import vpr.record.Registration;
import vpr.record.RmVersion;
import vpr.record.letter.Composer;
import vpr.record.letter.Composition;
import vpr.record.letter.Letter;
import vpr.record.letter.LetterEvent.LetterAdded;
import vpr.record.organisation.OrganisationEvent.OrganisationCreated;
import vpr.record.patient.CoordinationStatus;
import vpr.record.patient.EhrStatus;
import vpr.record.patient.HumanName;
import vpr.record.patient.Patient;
import vpr.record.patient.PatientEvent.ClinicalRecordCreated;
import vpr.record.patient.PatientEvent.CoordinationRecordCreated;
import vpr.record.patient.PatientEvent.DemographicsCreated;
import vpr.record.patient.RecordLinks;
import vpr.record.patient.TemplateFile;

/** Events to store: the same numbers give the same events. */
final class Samples {
    static final Instant NOW = Instant.parse("2026-03-01T08:00:00.123Z");
    static final RecordId CLINICAL = record(1);
    static final RecordId DEMOGRAPHICS = record(2);
    static final RecordId COORDINATION = record(3);
    static final String CALLER = "key1";

    private Samples() {}

    static RecordId record(int n) {
        return RecordId.of(uuid(4, 1000 + n));
    }

    static UUID uuid(int version, long n) {
        long mixed = n * 0x9E3779B97F4A7C15L;
        return new UUID((mixed & ~0xf000L) | ((long) version << 12), (n & ~(3L << 62)) | (1L << 63));
    }

    static Provenance provenance(long command) {
        var author = new Author(
                "Ada Example",
                "Consultant Physician",
                List.of(new Registration("GMC", "1234567")),
                "Example NHS Trust");
        return new Provenance(author, CALLER, uuid(7, command), uuid(4, command));
    }

    static NewEvent event(RecordId record, RecordKind kind, long sequence, Event event, long command) {
        UUID id = uuid(4, command * 31 + sequence + record.hashCode());
        return new NewEvent(record, kind, sequence, event, id, provenance(command), NOW.plusSeconds(sequence));
    }

    static NewEvent clinicalCreated(RecordId record) {
        return event(record, RecordKind.CLINICAL, 0, clinical(record), 1);
    }

    private static ClinicalRecordCreated clinical(RecordId record) {
        var status = EhrStatus.created(RmVersion.DEFAULT, record, DEMOGRAPHICS, "example.org");
        return new ClinicalRecordCreated(
                status, List.of(new TemplateFile("care-plan/README.md", "# Care plan\n".getBytes(UTF_8))));
    }

    /** The three records of a patient. */
    static List<NewEvent> patientCreated() {
        var name = new HumanName("official", null, "Example", List.of("Grace"), List.of(), List.of());
        Patient patient = Patient.of(List.of(name), null, null, List.of(), List.of(), List.of());
        var demographics =
                new DemographicsCreated(DEMOGRAPHICS, new RecordLinks(CLINICAL, COORDINATION), Content.of(patient));
        return List.of(
                event(DEMOGRAPHICS, RecordKind.DEMOGRAPHICS, 0, demographics, 1),
                event(CLINICAL, RecordKind.CLINICAL, 0, clinical(CLINICAL), 1),
                event(
                        COORDINATION,
                        RecordKind.COORDINATION,
                        0,
                        new CoordinationRecordCreated(CoordinationStatus.created(COORDINATION, CLINICAL)),
                        1));
    }

    static NewEvent organisationCreated(RecordId record) {
        return event(record, RecordKind.ORGANISATION, 0, new OrganisationCreated(record, "example.org"), 1);
    }

    static NewEvent letter(RecordId record, long sequence) {
        return letter(record, sequence, 100 + sequence, "Dear colleague,\n\nletter number " + sequence + ".\n");
    }

    static NewEvent letter(RecordId record, long sequence, long command, String body) {
        return event(record, RecordKind.CLINICAL, sequence, letterAdded(command * 1000 + sequence, body), command);
    }

    static LetterAdded letterAdded(long number, String body) {
        return letterAdded(NOW, number, body);
    }

    static LetterAdded letterAdded(Instant at, long number, String body) {
        var id = new EntryId(at, uuid(4, number));
        Composition composition = Composition.letter(
                id,
                RmVersion.DEFAULT,
                "Clinical letter",
                new Composer("Ada Example", "Consultant Physician"),
                OffsetDateTime.ofInstant(NOW, ZoneOffset.UTC));
        return new LetterAdded(id, Content.of(new Letter(composition, body, List.of())));
    }
}
