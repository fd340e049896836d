package vpr.record.patient;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vpr.record.InvalidException;
import vpr.record.yaml.Fields;
import vpr.record.yaml.MappingBuilder;
import vpr.record.yaml.Yaml;

/**
 * FHIR's HumanName: at least one of text, family and given.
 *
 * @param use usual, official, temp, nickname, anonymous, old or maiden
 * @param text the whole name as it is to be shown
 */
public record HumanName(
        @Nullable String use,
        @Nullable String text,
        @Nullable String family,
        List<String> given,
        List<String> prefix,
        List<String> suffix) {
    /** FHIR's codes for {@code use}. */
    public static final Set<String> USES =
            Set.of("usual", "official", "temp", "nickname", "anonymous", "old", "maiden");

    public HumanName {
        Rules.optionalCode("use", use, USES);
        Rules.optionalLine("text", text);
        Rules.optionalLine("family", family);
        given = Rules.lines("given", given);
        prefix = Rules.lines("prefix", prefix);
        suffix = Rules.lines("suffix", suffix);
        if (text == null && family == null && given.isEmpty()) {
            throw new InvalidException("", "must have a text, a family or a given name");
        }
    }

    static HumanName read(Fields fields) {
        return new HumanName(
                fields.optionalText("use"),
                fields.optionalText("text"),
                fields.optionalText("family"),
                fields.texts("given"),
                fields.texts("prefix"),
                fields.texts("suffix"));
    }

    Yaml write() {
        return new MappingBuilder()
                .optionalText("use", use)
                .optionalText("text", text)
                .optionalText("family", family)
                .texts("given", given)
                .texts("prefix", prefix)
                .texts("suffix", suffix)
                .build();
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "HumanName";
    }
}
