package vpr.record.yaml;

import java.util.Set;
import java.util.regex.Pattern;

/** What an unquoted scalar means: the core schema of YAML 1.2.2, section 10.3.2. */
final class PlainScalar {
    private static final Set<String> NULL = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> TRUE = Set.of("true", "True", "TRUE");
    private static final Set<String> FALSE = Set.of("false", "False", "FALSE");
    private static final Pattern NUMBER = Pattern.compile("0o[0-7]+|0x[0-9a-fA-F]+|"
            + "[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?|"
            + "[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

    private PlainScalar() {}

    static Yaml resolve(String text) {
        if (NULL.contains(text)) {
            return new Yaml.Null();
        }
        if (TRUE.contains(text)) {
            return new Yaml.Bool(true);
        }
        if (FALSE.contains(text)) {
            return new Yaml.Bool(false);
        }
        // Possessive matching is not needed: the pattern has no nested repetition.
        return beginsAsNumber(text.charAt(0)) && NUMBER.matcher(text).matches()
                ? new Yaml.Num(text)
                : new Yaml.Text(text);
    }

    /** Most scalars are words, which need not be matched to be known as such. */
    private static boolean beginsAsNumber(char first) {
        return (first >= '0' && first <= '9') || first == '.' || first == '-' || first == '+';
    }
}
