package vpr.record.patient;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import vpr.record.Line;
import vpr.record.yaml.Fields;
import vpr.record.yaml.MappingBuilder;
import vpr.record.yaml.Yaml;

/**
 * FHIR's ContactPoint.
 *
 * @param system phone, fax, email, pager, url, sms or other
 * @param use home, work, temp, old or mobile
 */
public record ContactPoint(
        @Nullable String system, String value, @Nullable String use) {
    /** FHIR's codes for {@code system}. */
    public static final Set<String> SYSTEMS = Set.of("phone", "fax", "email", "pager", "url", "sms", "other");
    /** FHIR's codes for {@code use}. */
    public static final Set<String> USES = Set.of("home", "work", "temp", "old", "mobile");

    public ContactPoint {
        Rules.optionalCode("system", system, SYSTEMS);
        Line.check("value", value);
        Rules.optionalCode("use", use, USES);
    }

    static ContactPoint read(Fields fields) {
        return new ContactPoint(fields.optionalText("system"), fields.text("value"), fields.optionalText("use"));
    }

    Yaml write() {
        return new MappingBuilder()
                .optionalText("system", system)
                .text("value", value)
                .optionalText("use", use)
                .build();
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "ContactPoint";
    }
}
