package vpr.record.yaml;

import java.util.Locale;
import java.util.Set;

/**
 * How a text is written: plain when it is a few ASCII words that no YAML of any version reads as something else, else in
 * double quotes. Nothing here depends on a version of Unicode, so the form of a text never changes.
 */
final class TextForm {
    /** A longer text is quoted without a look at its words. */
    private static final int LONGEST_PLAIN = 200;

    /** Words that YAML 1.1 or 1.2 reads as null, a boolean or a number. */
    private static final Set<String> OTHER =
            Set.of("null", "true", "false", "yes", "no", "on", "off", "y", "n", "inf", "infinity", "nan");

    private TextForm() {}

    static String of(String text) {
        boolean plain =
                text.length() <= LONGEST_PLAIN && isWords(text) && !OTHER.contains(text.toLowerCase(Locale.ROOT));
        return plain ? text : quoted(text);
    }

    /**
     * {@code [A-Za-z][A-Za-z0-9_./-]*( [A-Za-z0-9_./(][A-Za-z0-9_./()-]*)*}, by a loop, since every text of every event passes
     * here.
     */
    static boolean isWords(String text) {
        boolean begins = true;
        boolean first = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' && !begins) {
                begins = true;
                first = false;
            } else if (begins ? mayBegin(c, first) : isIn(c, first)) {
                begins = false;
            } else {
                return false;
            }
        }
        return !begins;
    }

    private static boolean mayBegin(char c, boolean first) {
        return first ? isLetter(c) : c != '-' && c != ')' && isIn(c, false);
    }

    private static boolean isIn(char c, boolean first) {
        return isLetter(c)
                || (c >= '0' && c <= '9')
                || c == '_'
                || c == '.'
                || c == '/'
                || c == '-'
                || (!first && (c == '(' || c == ')'));
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static String quoted(String text) {
        var out = new StringBuilder(text.length() + 2).append('"');
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            append(out, text.codePointAt(at));
        }
        return out.append('"').toString();
    }

    private static void append(StringBuilder out, int c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (isInvisible(c)) {
                    out.append(c <= 0xFF ? "\\x%02X".formatted(c) : "\\u%04X".formatted(c));
                } else {
                    out.appendCodePoint(c);
                }
            }
        }
    }

    /** Controls, line and paragraph separators, marks that turn the direction of writing, and what is no character. */
    private static boolean isInvisible(int c) {
        return c < 0x20
                || (c >= 0x7F && c <= 0xA0)
                || c == 0x200E
                || c == 0x200F
                || (c >= 0x2028 && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0xFEFF
                || c == 0xFFFE
                || c == 0xFFFF;
    }
}
