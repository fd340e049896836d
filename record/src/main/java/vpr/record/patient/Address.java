package vpr.record.patient;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vpr.record.InvalidException;
import vpr.record.yaml.Fields;
import vpr.record.yaml.MappingBuilder;
import vpr.record.yaml.Yaml;

/**
 * FHIR's Address: at least one part of it.
 *
 * @param use home, work, temp, old or billing
 * @param line street, house and the like
 */
public record Address(
        @Nullable String use,
        List<String> line,
        @Nullable String city,
        @Nullable String district,
        @Nullable String state,
        @Nullable String postalCode,
        @Nullable String country) {
    /** FHIR's codes for {@code use}. */
    public static final Set<String> USES = Set.of("home", "work", "temp", "old", "billing");

    private static final List<String> PARTS = List.of("line", "city", "district", "state", "postalCode", "country");

    public Address {
        Rules.optionalCode("use", use, USES);
        line = Rules.lines("line", line);
        Rules.optionalLine("city", city);
        Rules.optionalLine("district", district);
        Rules.optionalLine("state", state);
        Rules.optionalLine("postalCode", postalCode);
        Rules.optionalLine("country", country);
        if (line.isEmpty()
                && Stream.of(city, district, state, postalCode, country).allMatch(part -> part == null)) {
            throw new InvalidException("", "must have a line, a city, a district, a state, a postal code or a country");
        }
    }

    /** Whether there is a part that is known here. */
    static boolean isKnown(Fields fields) {
        return PARTS.stream().anyMatch(fields::has);
    }

    static Address read(Fields fields) {
        return new Address(
                fields.optionalText("use"),
                fields.texts("line"),
                fields.optionalText("city"),
                fields.optionalText("district"),
                fields.optionalText("state"),
                fields.optionalText("postalCode"),
                fields.optionalText("country"));
    }

    Yaml write() {
        return new MappingBuilder()
                .optionalText("use", use)
                .texts("line", line)
                .optionalText("city", city)
                .optionalText("district", district)
                .optionalText("state", state)
                .optionalText("postalCode", postalCode)
                .optionalText("country", country)
                .build();
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "Address";
    }
}
