package vpr.record.patient;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import vpr.record.Line;
import vpr.record.yaml.Fields;
import vpr.record.yaml.MappingBuilder;
import vpr.record.yaml.Yaml;

/**
 * FHIR's Identifier, such as a national number.
 *
 * @param use usual, official, temp, secondary or old
 * @param system the URI of who gives the numbers
 */
public record Identifier(@Nullable String use, @Nullable String system, String value) {
    /** FHIR's codes for {@code use}. */
    public static final Set<String> USES = Set.of("usual", "official", "temp", "secondary", "old");

    public Identifier {
        Rules.optionalCode("use", use, USES);
        Rules.optionalLine("system", system);
        Line.check("value", value);
    }

    static Identifier read(Fields fields) {
        return new Identifier(fields.optionalText("use"), fields.optionalText("system"), fields.text("value"));
    }

    Yaml write() {
        return new MappingBuilder()
                .optionalText("use", use)
                .optionalText("system", system)
                .text("value", value)
                .build();
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "Identifier";
    }
}
