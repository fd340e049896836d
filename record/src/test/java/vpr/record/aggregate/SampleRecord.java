package vpr.record.aggregate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import vpr.record.Author;
import vpr.record.Content;
import vpr.record.EntryId;
import vpr.record.Event;
import vpr.record.Provenance;
import vpr.record.RecordId;
import vpr.record.RecordKind;
import vpr.record.Registration;
import vpr.record.commit.ContentChain;
import vpr.record.commit.FileChange;
import vpr.record.commit.Salt;
import vpr.record.commit.Salts;
import vpr.record.commit.SignatureMeaning;
import vpr.record.commit.Trailers;
import vpr.record.letter.Composer;
import vpr.record.letter.Composition;
import vpr.record.letter.Letter;
import vpr.record.letter.LetterEvent.LetterAdded;
import vpr.record.letter.LetterEvent.LetterEdited;
import vpr.record.organisation.ApiKey;
import vpr.record.organisation.OrganisationEvent.ApiKeyCreated;
import vpr.record.organisation.OrganisationEvent.ApiKeyRevoked;
import vpr.record.organisation.OrganisationEvent.OrganisationCreated;
import vpr.record.patient.Address;
import vpr.record.patient.ContactPoint;
import vpr.record.patient.CoordinationStatus;
import vpr.record.patient.EhrStatus;
import vpr.record.patient.Gender;
import vpr.record.patient.HumanName;
import vpr.record.patient.Identifier;
import vpr.record.patient.PartialDate;
import vpr.record.patient.Patient;
import vpr.record.patient.PatientEvent.ClinicalRecordCreated;
import vpr.record.patient.PatientEvent.CoordinationRecordCreated;
import vpr.record.patient.PatientEvent.DemographicsChanged;
import vpr.record.patient.PatientEvent.DemographicsCreated;
import vpr.record.patient.RecordLinks;
import vpr.record.patient.TemplateFile;

/**
 * An organisation and a patient with one letter: every event once, with fixed salts, ids and times. What they are as files
 * and commits stands in {@code src/test/resources/golden}: {@code <kind>/<n>-<event>/message.txt} and, beside it,
 * {@code files/} with what the commit changed.
 */
final class SampleRecord {
    private static final RecordId ORGANISATION = new RecordId("0a4be0c2d1f94f0f8d6f3a1b2c3d4e5f");
    private static final RecordId DEMOGRAPHICS = new RecordId("8b5aa7c94c934a23b5aa9e3452ba57b4");
    private static final RecordId CLINICAL = new RecordId("e714929cd3bb4617832092c07acb6dda");
    private static final RecordId COORDINATION = new RecordId("087f0ccf83fd4af9adcb3c0e9e3a4d61");
    private static final EntryId LETTER = EntryId.parse("20260111T143522.045Z-550e8400-e29b-41d4-a716-446655440000");
    private static final Instant START = Instant.parse("2026-01-12T10:14:00.123Z");

    private final Author author = new Author(
            "Dr Jane Smith", "Consultant Physician", List.of(new Registration("GMC", "1234567")), "Example NHS Trust");
    private final CountedSalts salts = new CountedSalts();
    private final SortedMap<String, byte[]> files = new TreeMap<>();
    private final Map<RecordId, String> chains = new HashMap<>();
    private final Map<RecordId, Integer> sequences = new HashMap<>();
    private int commits;

    /** Every file of the sample by its path below {@code golden}. */
    static Map<String, byte[]> files() {
        var sample = new SampleRecord();
        sample.organisation();
        sample.patient();
        sample.demographicsChange();
        sample.letterEdit();
        return sample.files;
    }

    private void organisation() {
        var key = new ApiKey(
                "k0000000000000a1",
                "c0ffee".repeat(10) + "c0ff",
                "Letters from the ward",
                Set.of(ApiKey.Role.CLINICIAN, ApiKey.Role.ADMINISTRATOR),
                Set.of(ApiKey.Scope.ASSERT_AUTHOR),
                author,
                START,
                Instant.parse("2027-01-12T10:14:00Z"));
        add(
                RecordKind.ORGANISATION,
                ORGANISATION,
                List.of(
                        new OrganisationCreated(ORGANISATION, "vpr.dev.1"),
                        new ApiKeyCreated(key),
                        new ApiKeyRevoked(key, Instant.parse("2026-02-01T00:00:00Z"))));
    }

    private void patient() {
        var patient = Patient.of(
                List.of(new HumanName(
                        "official", null, "Müller-Pérez", List.of("Ines", "Zoë", "Yes"), List.of(), List.of())),
                new PartialDate("1984-02-28"),
                Gender.FEMALE,
                List.of(new Identifier("official", "https://fhir.nhs.uk/Id/nhs-number", "9434765919")),
                List.of(new ContactPoint("phone", "+44 20 7946 0000", "home")),
                List.of(new Address("home", List.of("1 High Street"), "Anytown", null, null, "AN1 1AA", "GB")));
        add(
                RecordKind.DEMOGRAPHICS,
                DEMOGRAPHICS,
                List.of(new DemographicsCreated(
                        DEMOGRAPHICS, new RecordLinks(CLINICAL, COORDINATION), Content.of(patient))));
        var template = new TemplateFile("README.md", "The clinical record of one patient.\n".getBytes(UTF_8));
        add(
                RecordKind.CLINICAL,
                CLINICAL,
                List.of(
                        new ClinicalRecordCreated(
                                EhrStatus.created("rm_1_1_0", CLINICAL, DEMOGRAPHICS, "vpr.dev.1"), List.of(template)),
                        new LetterAdded(LETTER, Content.of(letter()))));
        add(
                RecordKind.COORDINATION,
                COORDINATION,
                List.of(new CoordinationRecordCreated(CoordinationStatus.created(COORDINATION, CLINICAL))));
    }

    /** With numbers of its own, so that what stood in the sample before keeps its bytes. */
    private void demographicsChange() {
        commits = 8;
        salts.last = 31;
        var patient = Patient.of(
                List.of(
                        new HumanName("official", null, "Müller", List.of("Ines", "Zoë"), List.of(), List.of()),
                        new HumanName("maiden", null, "Müller-Pérez", List.of(), List.of(), List.of())),
                new PartialDate("1984-02-28"),
                Gender.FEMALE,
                List.of(new Identifier("official", "https://fhir.nhs.uk/Id/nhs-number", "9434765919")),
                List.of(),
                List.of());
        add(RecordKind.DEMOGRAPHICS, DEMOGRAPHICS, List.of(new DemographicsChanged(DEMOGRAPHICS, Content.of(patient))));
    }

    /** With numbers of its own too. */
    private void letterEdit() {
        commits = 7;
        salts.last = 63;
        var before = letter();
        var composition = before.composition()
                .with(
                        "Clinical letter, amended",
                        new Composer("Dr Jane Smith", null),
                        OffsetDateTime.parse("2026-01-12T11:14:00+01:00"));
        var letter = new Letter(composition, before.body().replace("10 mg", "5 mg"), List.of());
        add(RecordKind.CLINICAL, CLINICAL, List.of(new LetterEdited(LETTER, Content.of(letter))));
    }

    private static Letter letter() {
        var composition = Composition.letter(
                LETTER,
                "rm_1_1_0",
                "Clinical letter",
                new Composer("Dr Jane Smith", "Clinical Practitioner"),
                OffsetDateTime.parse("2026-01-12T10:14:00Z"));
        return new Letter(
                composition,
                "Dear Dr Patel,\r\n\r\nPlan:\r\n\r\n- Continue amlodipine 10 mg once daily\r\n\r\n---\r\n\r\nDr Jane Smith\r\n",
                List.of("20250111T090000.000Z-650e8400-e29b-41d4-a716-446655440000"));
    }

    private void add(RecordKind kind, RecordId record, List<Event> events) {
        for (Event event : events) {
            int sequence = sequences.merge(record, 0, (before, first) -> before + 1);
            Written written = EventFormats.write(record, event, salts);
            String chain = ContentChain.next(chains.get(record), written.files());
            chains.put(record, chain);
            String folder =
                    kind.folder() + "/" + sequence + "-" + written.name().name() + "/";
            String message = written.message(trailers(written, sequence, chain)).text();
            files.put(folder + "message.txt", message.getBytes(UTF_8));
            written.files()
                    .forEach((path, change) -> files.put(folder + "files/" + path, ((FileChange.Put) change).bytes()));
        }
    }

    private Trailers trailers(Written written, int sequence, String chain) {
        commits++;
        var provenance = new Provenance(
                author,
                "k0000000000000a1",
                UUID.fromString("019bb1c0-5a3b-7c00-8000-00000000000" + commits),
                UUID.fromString("7d444840-9dc0-41d1-b245-5ffdce74fad2"));
        return new Trailers(
                provenance,
                written.name(),
                UUID.fromString("1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4be" + commits),
                sequence,
                START.plusSeconds(commits),
                chain,
                SignatureMeaning.ATTESTED);
    }

    /** 1, 2, 3 … */
    private static final class CountedSalts implements Salts {
        private int last;

        @Override
        public Salt next() {
            return new Salt("%032x".formatted(++last));
        }
    }
}
