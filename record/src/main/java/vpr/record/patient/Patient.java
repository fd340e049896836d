package vpr.record.patient;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vpr.record.InvalidException;
import vpr.record.yaml.Fields;
import vpr.record.yaml.MappingBuilder;
import vpr.record.yaml.Yaml;

/**
 * A FHIR R4 Patient without its id, which is the record's. Elements that are not known here stay in the tree as they are;
 * those that are known follow FHIR's rules, or there is no such Patient.
 *
 * @param resource the whole resource
 */
public record Patient(Yaml.Mapping resource) {
    static final String TYPE = "Patient";
    private static final int MOST_NAMES = 20;
    private static final int MOST_IDENTIFIERS = 50;
    private static final int MOST_CONTACTS = 50;
    private static final int MOST_ADDRESSES = 20;

    public Patient {
        var fields = new Fields(resource);
        if (!TYPE.equals(fields.text("resourceType"))) {
            throw new InvalidException("resourceType", "must be Patient");
        }
        if (fields.has("id")) {
            throw new InvalidException("id", "must not be there: it is the record's");
        }
        List<HumanName> name = name(fields);
        if (name.isEmpty()) {
            throw new InvalidException("name", "must be at least one");
        }
        Rules.atMost("name", name, MOST_NAMES);
        Rules.atMost("identifier", identifier(fields), MOST_IDENTIFIERS);
        Rules.atMost("telecom", telecom(fields), MOST_CONTACTS);
        Rules.atMost("address", address(fields), MOST_ADDRESSES);
        birthDate(fields);
        gender(fields);
    }

    /** A patient with these elements and no others. */
    public static Patient of(
            List<HumanName> name,
            @Nullable PartialDate birthDate,
            @Nullable Gender gender,
            List<Identifier> identifier,
            List<ContactPoint> telecom,
            List<Address> address) {
        return new Patient(new MappingBuilder()
                .text("resourceType", TYPE)
                .sequence("identifier", identifier, Identifier::write)
                .sequence("name", name, HumanName::write)
                .sequence("telecom", telecom, ContactPoint::write)
                .optionalText("gender", gender == null ? null : gender.code())
                .optionalText("birthDate", birthDate == null ? null : birthDate.text())
                .sequence("address", address, Address::write)
                .build());
    }

    /**
     * The next version of this patient: as it is given, and with all elements of this one that are not known here. It is
     * equal to this one when nothing would change.
     */
    public Patient revisedTo(Patient given) {
        return PatientRevision.of(this, given);
    }

    public List<HumanName> name() {
        return name(new Fields(resource));
    }

    public @Nullable PartialDate birthDate() {
        return birthDate(new Fields(resource));
    }

    public @Nullable Gender gender() {
        return gender(new Fields(resource));
    }

    /** Those with a value; FHIR allows others. */
    public List<Identifier> identifier() {
        return identifier(new Fields(resource));
    }

    /** Those with a value; FHIR allows others. */
    public List<ContactPoint> telecom() {
        return telecom(new Fields(resource));
    }

    /** Those with a part that is known here; FHIR allows others. */
    public List<Address> address() {
        return address(new Fields(resource));
    }

    private static List<HumanName> name(Fields fields) {
        return fields.mappings("name", HumanName::read);
    }

    private static @Nullable PartialDate birthDate(Fields fields) {
        return fields.optionalParsed("birthDate", PartialDate::parse);
    }

    private static @Nullable Gender gender(Fields fields) {
        return fields.optionalParsed("gender", Gender::parse);
    }

    private static List<Identifier> identifier(Fields fields) {
        return those(fields, "identifier", Patient::hasValue, Identifier::read);
    }

    private static List<ContactPoint> telecom(Fields fields) {
        return those(fields, "telecom", Patient::hasValue, ContactPoint::read);
    }

    private static List<Address> address(Fields fields) {
        return those(fields, "address", Address::isKnown, Address::read);
    }

    private static <T> List<T> those(Fields fields, String key, Predicate<Fields> known, Function<Fields, T> read) {
        return fields.mappings(key, each -> known.test(each) ? List.of(read.apply(each)) : List.<T>of()).stream()
                .flatMap(List::stream)
                .toList();
    }

    static boolean hasValue(Fields fields) {
        return fields.has("value");
    }
}
