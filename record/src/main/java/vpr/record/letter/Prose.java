package vpr.record.letter;

import static java.nio.charset.StandardCharsets.UTF_8;

import vpr.record.InvalidException;

/** A letter's text: Markdown, any Unicode but controls, its line ends line feeds. */
final class Prose {
    /** In UTF-8; the file with its front matter stays below 1 MiB. */
    static final int MOST_BYTES = 512 * 1024;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Prose() {}

    /** The text with CR LF and CR made LF, and nothing else changed. */
    static String canonical(String text) {
        if (text.length() > MOST_BYTES) {
            throw tooLong();
        }
        String prose = text.replace("\r\n", "\n").replace('\r', '\n');
        if (prose.isBlank()) {
            throw new InvalidException("body", "must not be blank");
        }
        if (prose.charAt(0) == BYTE_ORDER_MARK) {
            throw new InvalidException("body", "must not begin with a byte order mark");
        }
        requireCharacters(prose);
        if (prose.getBytes(UTF_8).length > MOST_BYTES) {
            throw tooLong();
        }
        return prose;
    }

    /** By a plain loop: this looks at most of what is ever written, and again whenever it is verified. */
    private static void requireCharacters(String prose) {
        for (int at = 0; at < prose.length(); at++) {
            char c = prose.charAt(at);
            if (c != '\n' && c != '\t' && Character.isISOControl(c)) {
                throw new InvalidException("body", "must not hold control characters other than line feed and tab");
            }
            if (Character.isSurrogate(c) && Character.charCount(prose.codePointAt(at++)) == 1) {
                throw new InvalidException("body", "must not hold an unpaired surrogate");
            }
        }
    }

    private static InvalidException tooLong() {
        return new InvalidException("body", "must be at most " + MOST_BYTES + " bytes of UTF-8");
    }
}
