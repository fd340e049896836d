package vpr.record.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vpr.record.InvalidException;

/**
 * A YAML document as an ordered, immutable tree (1.2 core schema). Two mappings with the same entries in another order
 * are equal, as YAML says; each is written in its own order. No {@code toString} shows what a person wrote.
 */
public sealed interface Yaml {
    /** Keys are texts, each once. */
    record Mapping(SequencedMap<String, Yaml> entries) implements Yaml {
        /** So that a key stays a one-line key (at most 1,024 characters) in whatever way it is escaped. */
        static final int LONGEST_KEY = 128;

        public Mapping {
            entries = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
            for (String key : entries.keySet()) {
                if (key.codePointCount(0, key.length()) > LONGEST_KEY) {
                    throw new InvalidException("key", "must be at most " + LONGEST_KEY + " characters");
                }
                requireText("key", key);
            }
        }

        /** What stands under the key, or null. */
        public @Nullable Yaml get(String key) {
            return entries.get(key);
        }

        @Override
        public String toString() {
            return "Mapping[" + entries.size() + "]";
        }
    }

    /** Any number of trees, in their order. */
    record Sequence(List<Yaml> items) implements Yaml {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String toString() {
            return "Sequence[" + items.size() + "]";
        }
    }

    /** A text: any Unicode but unpaired surrogates. */
    record Text(String value) implements Yaml {
        public Text {
            requireText("text", value);
        }

        @Override
        public String toString() {
            return "Text[" + value.length() + "]";
        }
    }

    /**
     * A finite number that keeps the form it was written in: {@code 1.0} and {@code 1.00} are two values, as FHIR asks.
     *
     * @param literal an integer, octal, hexadecimal or decimal number of the core schema, at most 64 characters, its
     *     exponent at most 4 digits
     */
    record Num(String literal) implements Yaml {
        /** More characters than any number has when it is written in full, without an exponent. */
        public static final int LONGEST_IN_FULL = 10_100;

        private static final int LONGEST = 64;
        private static final Pattern NUMBER =
                Pattern.compile("0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]{1,4})?");

        public Num {
            if (literal.length() > LONGEST || !NUMBER.matcher(literal).matches()) {
                throw new InvalidException("number", "must be a finite number of at most " + LONGEST + " characters");
            }
        }

        public static Num of(long value) {
            return new Num(Long.toString(value));
        }

        /** The number itself. */
        public BigDecimal value() {
            if (literal.startsWith("0x")) {
                return new BigDecimal(new BigInteger(literal.substring(2), 16));
            }
            if (literal.startsWith("0o")) {
                return new BigDecimal(new BigInteger(literal.substring(2), 8));
            }
            return new BigDecimal(literal);
        }

        @Override
        public String toString() {
            return "Num[" + literal.length() + "]";
        }
    }

    /** True or false. */
    record Bool(boolean value) implements Yaml {}

    /** Nothing, said explicitly. */
    record Null() implements Yaml {}

    private static void requireText(String field, String text) {
        for (int at = 0; at < text.length(); at++) {
            if (Character.isSurrogate(text.charAt(at)) && Character.charCount(text.codePointAt(at++)) == 1) {
                throw new InvalidException(field, "must not hold an unpaired surrogate");
            }
        }
    }
}
