package vpr.command.patient;

import java.util.List;
import java.util.Map;
import vpr.command.FactSchemas.Fact;
import vpr.record.patient.Address;
import vpr.record.patient.ContactPoint;
import vpr.record.patient.HumanName;
import vpr.record.patient.Identifier;

/** What the description of the interface says of a patient's parts. */
public final class PatientFacts {
    private PatientFacts() {}

    public static List<Fact> all() {
        return List.of(
                new Fact(
                        "HumanName",
                        "FHIR's HumanName, with a text, a family or a given name",
                        Map.of(
                                "text", "Ms Ana María Treviño",
                                "family", "Treviño",
                                "given", "Ana",
                                "prefix", "Ms",
                                "suffix", "MBE"),
                        Map.of("use", sorted(HumanName.USES))),
                new Fact(
                        "Identifier",
                        "FHIR's Identifier, such as a national number",
                        Map.of("system", "https://fhir.nhs.uk/Id/nhs-number", "value", "9434765919"),
                        Map.of("use", sorted(Identifier.USES))),
                new Fact(
                        "ContactPoint",
                        "FHIR's ContactPoint",
                        Map.of("value", "+44 20 7946 0123"),
                        Map.of("system", sorted(ContactPoint.SYSTEMS), "use", sorted(ContactPoint.USES))),
                new Fact(
                        "Address",
                        "FHIR's Address, with at least one part of it",
                        Map.of(
                                "line", "1 High Street",
                                "city", "Ely",
                                "district", "East Cambridgeshire",
                                "state", "Cambridgeshire",
                                "postalCode", "CB7 4AA",
                                "country", "GB"),
                        Map.of("use", sorted(Address.USES))));
    }

    private static List<String> sorted(Iterable<String> codes) {
        var all = new java.util.TreeSet<String>();
        codes.forEach(all::add);
        return List.copyOf(all);
    }
}
