package vpr.record.patient;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vpr.record.yaml.Fields;
import vpr.record.yaml.Yaml;

/**
 * From a patient to the next version: what is known here is as it is given, what is not known stays. An entry of a list
 * that is given again stays as it was, with whatever else stands in it; an entry without a known part keeps its place.
 */
final class PatientRevision {
    private static final List<String> SINGLE = List.of("gender", "birthDate");

    /** By the list's name: whether one of its entries is known here, and as what. */
    private static final Map<String, Known> LISTS = Map.of(
            "name", new Known(fields -> true, HumanName::read),
            "identifier", new Known(Patient::hasValue, Identifier::read),
            "telecom", new Known(Patient::hasValue, ContactPoint::read),
            "address", new Known(Address::isKnown, Address::read));

    private record Known(Predicate<Fields> is, Function<Fields, ?> read) {
        @Nullable
        Object of(Yaml entry) {
            return entry instanceof Yaml.Mapping mapping && is.test(new Fields(mapping))
                    ? read.apply(new Fields(mapping))
                    : null;
        }
    }

    private PatientRevision() {}

    static Patient of(Patient stored, Patient given) {
        SequencedMap<String, Yaml> entries =
                new LinkedHashMap<>(stored.resource().entries());
        SINGLE.forEach(key -> put(entries, key, given.resource().get(key)));
        LISTS.forEach((key, known) -> put(entries, key, list(entriesOf(stored, key), entriesOf(given, key), known)));
        return new Patient(new Yaml.Mapping(entries));
    }

    private static void put(SequencedMap<String, Yaml> entries, String key, @Nullable Yaml value) {
        if (value == null) {
            entries.remove(key);
        } else {
            entries.put(key, value);
        }
    }

    private static Yaml.@Nullable Sequence list(List<Yaml> stored, List<Yaml> given, Known known) {
        var left = new ArrayList<>(stored);
        var entries = new ArrayList<Yaml>();
        given.stream().filter(entry -> known.of(entry) != null).forEach(entry -> entries.add(take(left, entry, known)));
        for (var place = 0; place < stored.size(); place++) {
            if (known.of(stored.get(place)) == null) {
                entries.add(Math.min(place, entries.size()), stored.get(place));
            }
        }
        return entries.isEmpty() ? null : new Yaml.Sequence(entries);
    }

    private static Yaml take(List<Yaml> left, Yaml given, Known known) {
        var wanted = known.of(given);
        for (var entry : left) {
            if (Objects.equals(wanted, known.of(entry))) {
                left.remove(entry);
                return entry;
            }
        }
        return given;
    }

    private static List<Yaml> entriesOf(Patient patient, String key) {
        return patient.resource().get(key) instanceof Yaml.Sequence(List<Yaml> items) ? items : List.of();
    }
}
