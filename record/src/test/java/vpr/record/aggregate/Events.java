package vpr.record.aggregate;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;
import vpr.record.Authors;
import vpr.record.Content;
import vpr.record.EntryId;
import vpr.record.Event;
import vpr.record.RecordId;
import vpr.record.Texts;
import vpr.record.letter.Composer;
import vpr.record.letter.Composition;
import vpr.record.letter.Letter;
import vpr.record.letter.LetterEvent.LetterAdded;
import vpr.record.letter.LetterEvent.LetterEdited;
import vpr.record.organisation.ApiKey;
import vpr.record.organisation.ApiKey.Role;
import vpr.record.organisation.ApiKey.Scope;
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
import vpr.record.patient.LifecycleState;
import vpr.record.patient.PartialDate;
import vpr.record.patient.Patient;
import vpr.record.patient.PatientEvent.ClinicalRecordCreated;
import vpr.record.patient.PatientEvent.CoordinationRecordCreated;
import vpr.record.patient.PatientEvent.DemographicsChanged;
import vpr.record.patient.PatientEvent.DemographicsCreated;
import vpr.record.patient.RecordLinks;
import vpr.record.patient.TemplateFile;
import vpr.record.yaml.MappingBuilder;
import vpr.record.yaml.Trees;
import vpr.record.yaml.Yaml;

/** Events of one record, of every type and with whatever they may hold. */
final class Events {
    static final RecordId RECORD = new RecordId("e714929cd3bb4617832092c07acb6dda");

    private Events() {}

    static Arbitrary<Event> any() {
        return Arbitraries.oneOf(List.of(
                        demographics(),
                        demographicsChanged(),
                        clinical(),
                        coordination(),
                        letter().map(letter ->
                                new LetterAdded(letter.composition().uid(), Content.of(letter))),
                        letter().map(letter ->
                                new LetterEdited(letter.composition().uid(), Content.of(letter))),
                        organisation(),
                        keyCreated(),
                        keyRevoked()))
                .withoutEdgeCases();
    }

    private static Arbitrary<Event> demographics() {
        return Combinators.combine(recordId(), recordId(), patient())
                .as((clinical, coordination, patient) ->
                        new DemographicsCreated(RECORD, new RecordLinks(clinical, coordination), Content.of(patient)));
    }

    private static Arbitrary<Event> demographicsChanged() {
        return patient().map(patient -> new DemographicsChanged(RECORD, Content.of(patient)));
    }

    /** Known elements by the factory, others from anywhere. */
    private static Arbitrary<Patient> patient() {
        return Combinators.combine(
                        name().list().ofMinSize(1).ofMaxSize(3),
                        date().injectNull(0.2),
                        Arbitraries.of(Gender.class).injectNull(0.2),
                        identifier().list().ofMaxSize(3),
                        contact().list().ofMaxSize(2),
                        address().list().ofMaxSize(2),
                        Trees.mapping())
                .as((names, date, gender, identifiers, contacts, addresses, unknown) -> {
                    Patient known = Patient.of(names, date, gender, identifiers, contacts, addresses);
                    return new Patient(new MappingBuilder()
                            .put("extension", new Yaml.Sequence(List.of(unknown)))
                            .allBut(known.resource())
                            .build());
                });
    }

    private static Arbitrary<HumanName> name() {
        return Combinators.combine(
                        Arbitraries.of("usual", "official", "maiden").injectNull(0.3),
                        Texts.line().injectNull(0.5),
                        Texts.line(),
                        Texts.line().list().ofMaxSize(3),
                        Texts.line().list().ofMaxSize(1),
                        Texts.line().list().ofMaxSize(1))
                .as(HumanName::new);
    }

    private static Arbitrary<PartialDate> date() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 9999),
                        Arbitraries.integers().between(1, 365),
                        Arbitraries.of(4, 7, 10))
                .as((year, day, length) -> new PartialDate(
                        java.time.LocalDate.ofYearDay(year, day).toString().substring(0, length)));
    }

    private static Arbitrary<Identifier> identifier() {
        return Combinators.combine(
                        Arbitraries.of("usual", "old").injectNull(0.5),
                        Texts.line().injectNull(0.3),
                        Texts.line())
                .as(Identifier::new);
    }

    private static Arbitrary<ContactPoint> contact() {
        return Combinators.combine(
                        Arbitraries.of("phone", "email").injectNull(0.3),
                        Texts.line(),
                        Arbitraries.of("home", "mobile").injectNull(0.3))
                .as(ContactPoint::new);
    }

    private static Arbitrary<Address> address() {
        Arbitrary<@Nullable String> part = Texts.line().injectNull(0.5);
        return Combinators.combine(
                        Arbitraries.of("home", "work").injectNull(0.5),
                        Texts.line().list().ofMinSize(1).ofMaxSize(3),
                        part,
                        part,
                        part,
                        part,
                        part)
                .as(Address::new);
    }

    private static Arbitrary<Event> clinical() {
        Arbitrary<EhrStatus> status = Combinators.combine(
                        Arbitraries.of("rm_1_1_0", "1.0.4"), recordId(), bool(), bool())
                .as((version, subject, queryable, modifiable) ->
                        new EhrStatus(version, RECORD, subject, "vpr://vpr.dev.1/mpi", queryable, modifiable));
        Arbitrary<TemplateFile> file = Combinators.combine(
                        Arbitraries.of("README.md", "care/plan.yaml", "care/.gitkeep", "a/b/c/d.bin", "Z"), Texts.any())
                .as((path, text) -> new TemplateFile(path, text.getBytes(StandardCharsets.UTF_16BE)));
        return Combinators.combine(
                        status, file.list().uniqueElements(TemplateFile::path).ofMaxSize(5))
                .as(ClinicalRecordCreated::new);
    }

    private static Arbitrary<Event> coordination() {
        return Combinators.combine(recordId(), Arbitraries.of(LifecycleState.class), bool(), bool(), bool())
                .as((clinical, state, open, queryable, modifiable) -> new CoordinationRecordCreated(
                        new CoordinationStatus(RECORD, clinical, state, open, queryable, modifiable)));
    }

    private static Arbitrary<Letter> letter() {
        Arbitrary<Composer> composer =
                Combinators.combine(Texts.line(), Texts.line().injectNull(0.3)).as(Composer::new);
        Arbitrary<List<String>> references = Arbitraries.oneOf(
                        entryId().map(EntryId::toString),
                        entryId().map(id -> id.uuid().toString()))
                .list()
                .uniqueElements()
                .ofMaxSize(3);
        return Combinators.combine(
                        entryId(),
                        Arbitraries.of("rm_1_1_0", "1.0.4"),
                        Texts.line(),
                        composer,
                        time(),
                        Trees.mapping(),
                        Texts.prose(),
                        references)
                .as((id, version, name, by, start, unknown, prose, earlier) -> {
                    Composition known = Composition.letter(id, version, name, by, start);
                    var composition = new Composition(new MappingBuilder()
                            .allBut(known.tree())
                            .put("feeder_audit", unknown)
                            .build());
                    return new Letter(composition, prose, earlier);
                });
    }

    private static Arbitrary<Event> organisation() {
        return Arbitraries.of("vpr.dev.1", "nhs", "A-1_b").map(namespace -> new OrganisationCreated(RECORD, namespace));
    }

    private static Arbitrary<Event> keyCreated() {
        return key().map(ApiKeyCreated::new);
    }

    private static Arbitrary<Event> keyRevoked() {
        return Combinators.combine(key(), instant()).as(ApiKeyRevoked::new);
    }

    private static Arbitrary<ApiKey> key() {
        return Combinators.combine(
                        hex(16),
                        hex(64),
                        Texts.line(),
                        Arbitraries.of(Role.class).set().ofMinSize(1),
                        Arbitraries.of(Scope.class).set(),
                        Authors.any(),
                        instant(),
                        Arbitraries.longs().between(1, 1L << 40).injectNull(0.3))
                .as((id, hash, name, roles, scopes, author, created, lifetime) -> new ApiKey(
                        id,
                        hash,
                        name,
                        roles,
                        scopes,
                        author,
                        created,
                        lifetime == null ? null : created.plusMillis(lifetime)));
    }

    private static Arbitrary<EntryId> entryId() {
        Arbitrary<UUID> uuid = Combinators.combine(Arbitraries.longs(), Arbitraries.longs())
                .as((most, least) ->
                        new UUID((most & ~0xF000L) | 0x4000L, (least & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L));
        return Combinators.combine(instant(), uuid).as(EntryId::new);
    }

    private static Arbitrary<OffsetDateTime> time() {
        return Combinators.combine(
                        Arbitraries.longs().between(-62_000_000_000L, 253_000_000_000L),
                        Arbitraries.of(0, 0, 1, 120_000_000, 123_456_789),
                        Arbitraries.integers().between(-18 * 60, 18 * 60))
                .as((second, nano, minutes) -> OffsetDateTime.of(
                        LocalDateTime.ofEpochSecond(second, nano, ZoneOffset.UTC),
                        ZoneOffset.ofTotalSeconds(60 * minutes)));
    }

    private static Arbitrary<Instant> instant() {
        return Arbitraries.longs()
                .between(-62_000_000_000_000L, 252_000_000_000_000L)
                .map(Instant::ofEpochMilli);
    }

    private static Arbitrary<RecordId> recordId() {
        return hex(32).map(RecordId::new);
    }

    private static Arbitrary<String> hex(int digits) {
        return Arbitraries.strings().withChars("0123456789abcdef").ofLength(digits);
    }

    private static Arbitrary<Boolean> bool() {
        return Arbitraries.of(true, false);
    }
}
