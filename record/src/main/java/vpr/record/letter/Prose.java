package vpr.record.letter;

import static java.nio.charset.StandardCharsets.UTF_8;

import vpr.record.InvalidException;

/** A letter's text: Markdown, any Unicode but controls, its line ends line feeds. */
final class Prose {
    /** In UTF-8; the file with its front matter stays below 1 MiB. */
    static final int MOST_BYTES = 512 * 1024;

    /** In UTF-8, of one Java character: a pair of two takes four. */
    private static final int MOST_BYTES_A_CHARACTER = 3;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Prose() {}

    /** The text with CR LF and CR made LF, and nothing else changed. */
    static String canonical(String text) {
        if (text.length() > MOST_BYTES) {
            throw tooLong();
        }
        String prose =
                text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
        if (prose.isBlank()) {
            throw new InvalidException("body", "must not be blank");
        }
        if (prose.charAt(0) == BYTE_ORDER_MARK) {
            throw new InvalidException("body", "must not begin with a byte order mark");
        }
        requireCharacters(prose);
        if (prose.length() > MOST_BYTES / MOST_BYTES_A_CHARACTER && prose.getBytes(UTF_8).length > MOST_BYTES) {
            throw tooLong();
        }
        return prose;
    }

    // A loop and no stream: every letter passes here more than once.
    private static void requireCharacters(String prose) {
        for (int i = 0; i < prose.length(); i++) {
            char c = prose.charAt(i);
            if (c >= ' ' && c <= '~') {
                continue;
            }
            if (c != '\n' && c != '\t' && Character.isISOControl(c)) {
                throw new InvalidException("body", "must not hold control characters other than line feed and tab");
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isSurrogatePair(c, i + 1 < prose.length() ? prose.charAt(i + 1) : 0)) {
                    throw new InvalidException("body", "must not hold an unpaired surrogate");
                }
                i++;
            }
        }
    }

    private static InvalidException tooLong() {
        return new InvalidException("body", "must be at most " + MOST_BYTES + " bytes of UTF-8");
    }
}
