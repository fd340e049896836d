package vpr.projections.aggregate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import vpr.gitstore.GitStore;
import vpr.gitstore.NewEvent;
import vpr.gitstore.OrderRebuild;
import vpr.gitstore.StoreSettings;
import vpr.gitstore.signing.KeyStorePassword;
import vpr.gitstore.signing.ServiceKeys;
import vpr.gitstore.signing.SignatureVerifier;
import vpr.log.LogSettings;
import vpr.log.Position;
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
import vpr.record.letter.LetterEvent;
import vpr.record.letter.LetterEvent.LetterAdded;
import vpr.record.letter.LetterEvent.LetterEdited;
import vpr.record.organisation.ApiKey;
import vpr.record.organisation.OrganisationEvent.ApiKeyCreated;
import vpr.record.organisation.OrganisationEvent.ApiKeyRevoked;
import vpr.record.organisation.OrganisationEvent.OrganisationCreated;
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

/** A store in which things happen, as commands would make them happen. */
final class Hospital implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-03-01T08:00:00.123Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final ServiceKeys KEYS = keys();
    static final Author AUTHOR = new Author(
            "Dr Jane Smith", "Consultant Physician", List.of(new Registration("GMC", "1234567")), "Example NHS Trust");

    private final GitStore store;
    private final RecordId organisation = RecordId.of(UUID.randomUUID());
    private final Map<RecordId, Long> next = new HashMap<>();

    Hospital(Path data) throws IOException {
        store = GitStore.openWriter(
                new StoreSettings(data, "example.org", LogSettings.defaults().withLowWater(0, 0)),
                KEYS.signer(),
                CLOCK);
    }

    private static ServiceKeys keys() {
        try {
            var folder = Files.createTempDirectory("vpr-test-keys");
            return ServiceKeys.open(
                    folder, "example.org", KeyStorePassword.random("0123456789abcdef".repeat(4)), true, CLOCK);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The log of a closed store, whose files are lost, made anew from its records. */
    static void rebuildOrder(Path data) throws IOException {
        var trusted = new SignatureVerifier(List.of(KEYS.ca()), CLOCK);
        var _ = new OrderRebuild(data, trusted, new OrderRebuild.Wanted(0, false)).run(records -> {});
    }

    /** The three records of a patient. */
    record PatientIds(RecordId patient, RecordId clinical, RecordId coordination) {}

    GitStore store() {
        return store;
    }

    PatientIds patient(String given, String family) {
        var ids = new PatientIds(newId(), newId(), newId());
        record(patientEvents(ids, patientNamed(given, family)));
        return ids;
    }

    static Patient patientNamed(String given, String family) {
        return Patient.of(
                List.of(new HumanName("official", null, family, List.of(given), List.of(), List.of())),
                new PartialDate("1962-07"),
                Gender.FEMALE,
                List.of(new Identifier(null, "urn:mrn", given + "-1")),
                List.of(),
                List.of());
    }

    void changed(PatientIds ids, Patient patient) {
        changed(ids, patient, NOW);
    }

    void changed(PatientIds ids, Patient patient, Instant when) {
        record(Map.of(ids.patient(), new DemographicsChanged(ids.patient(), Content.of(patient))), when);
    }

    /** The coordination record first: their order in a frame is the order of ids. */
    private static Map<RecordId, Event> patientEvents(PatientIds ids, Patient patient) {
        var events = new LinkedHashMap<RecordId, Event>();
        events.put(
                ids.coordination(),
                new CoordinationRecordCreated(CoordinationStatus.created(ids.coordination(), ids.clinical())));
        events.put(
                ids.clinical(),
                new ClinicalRecordCreated(
                        EhrStatus.created(RmVersion.DEFAULT, ids.clinical(), ids.patient(), "example.org"), List.of()));
        events.put(
                ids.patient(),
                new DemographicsCreated(
                        ids.patient(), new RecordLinks(ids.clinical(), ids.coordination()), Content.of(patient)));
        return events;
    }

    EntryId letter(PatientIds ids, String body) {
        var letter = new EntryId(NOW, UUID.randomUUID());
        record(Map.of(ids.clinical(), new LetterAdded(letter, Content.of(letterOf(letter, body)))));
        return letter;
    }

    /** Two versions of a letter, both of that moment. */
    void letterOf(PatientIds ids, String start) {
        var letter = new EntryId(NOW, UUID.randomUUID());
        var content = Content.of(letterOf(letter, "Dear colleague.\n", OffsetDateTime.parse(start)));
        record(Map.of(ids.clinical(), new LetterAdded(letter, content)));
        record(Map.of(ids.clinical(), new LetterEdited(letter, content)));
    }

    void edit(PatientIds ids, EntryId letter, String name, String body) {
        var edited = new Letter(
                letterOf(letter, body)
                        .composition()
                        .with(
                                name,
                                new Composer("Dr Omar Haddad", null),
                                OffsetDateTime.parse("2026-03-01T09:00:00+01:00")),
                body,
                List.of());
        record(Map.of(ids.clinical(), new LetterEdited(letter, Content.of(edited))));
    }

    static Letter letterOf(EntryId letter, String body) {
        return letterOf(letter, body, OffsetDateTime.parse("2026-02-28T23:30:00-05:00"));
    }

    static Letter letterOf(EntryId letter, String body, OffsetDateTime start) {
        var composition = Composition.letter(
                letter,
                RmVersion.DEFAULT,
                "Clinical letter",
                new Composer("Dr Jane Smith", "Consultant Physician"),
                start);
        return new Letter(composition, body, List.of("550e8400-e29b-41d4-a716-446655440000"));
    }

    void opens() {
        record(Map.of(organisation, new OrganisationCreated(organisation, "example.org")));
    }

    ApiKey key(String id) {
        var key = new ApiKey(
                id,
                "ab".repeat(32),
                "Ward 7",
                Set.of(ApiKey.Role.ADMINISTRATOR, ApiKey.Role.CLINICIAN),
                Set.of(ApiKey.Scope.ASSERT_AUTHOR),
                AUTHOR,
                NOW,
                null);
        record(Map.of(organisation, new ApiKeyCreated(key)));
        return key;
    }

    void revoke(ApiKey key) {
        record(Map.of(organisation, new ApiKeyRevoked(key, NOW.plusSeconds(5))));
    }

    /** The last event's position. */
    Position head() {
        return GitEvents.of(store).head().orElseThrow();
    }

    private void record(Map<RecordId, Event> events) {
        record(events, NOW);
    }

    private void record(Map<RecordId, Event> events, Instant when) {
        var provenance = new Provenance(AUTHOR, "abcdefghijklmnop", uuid7(), UUID.randomUUID());
        var all = new ArrayList<NewEvent>();
        events.forEach((record, event) -> {
            var sequence = next.merge(record, 0L, (now, ignored) -> now + 1);
            all.add(new NewEvent(record, kindOf(event), sequence, event, UUID.randomUUID(), provenance, when));
        });
        var receipt = store.append(all);
        var seen = GitEvents.of(store).head();
        while (seen.filter(head -> head.compareTo(receipt.position()) >= 0).isEmpty()) {
            store.await(seen.orElse(null), Duration.ofSeconds(1));
            seen = GitEvents.of(store).head();
        }
    }

    private static RecordKind kindOf(Event event) {
        return switch (event) {
            case DemographicsCreated created -> RecordKind.DEMOGRAPHICS;
            case DemographicsChanged changed -> RecordKind.DEMOGRAPHICS;
            case CoordinationRecordCreated created -> RecordKind.COORDINATION;
            case ClinicalRecordCreated created -> RecordKind.CLINICAL;
            case LetterEvent letter -> RecordKind.CLINICAL;
            default -> RecordKind.ORGANISATION;
        };
    }

    static RecordId newId() {
        return RecordId.of(UUID.randomUUID());
    }

    static UUID uuid7() {
        var random = UUID.randomUUID();
        return new UUID((random.getMostSignificantBits() & ~0xf000L) | 0x7000L, random.getLeastSignificantBits());
    }

    @Override
    public void close() {
        store.close();
    }
}
