package vpr.record;

/** Text that must fit one line of a commit: not blank, no line break, no control character, bounded. */
public final class Line {
    private static final int LONGEST = 200;

    private Line() {}

    /**
     * The text itself.
     *
     * @throws InvalidException when it is blank, longer than 200 characters, has white space at an end, or holds a
     *     control character or an unpaired surrogate
     */
    public static String check(String field, String text) {
        if (text.isBlank()) {
            throw new InvalidException(field, "must not be blank");
        }
        if (text.codePointCount(0, text.length()) > LONGEST) {
            throw new InvalidException(field, "must be at most " + LONGEST + " characters");
        }
        if (!text.strip().equals(text)) {
            throw new InvalidException(field, "must not begin or end with white space");
        }
        if (text.codePoints().anyMatch(Line::isForbidden)) {
            throw new InvalidException(field, "must be one line without control characters");
        }
        return text;
    }

    private static boolean isForbidden(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            // Marks that turn the direction of writing can make a name read as another.
            default ->
                codePoint == 0xFEFF
                        || (codePoint >= 0x202A && codePoint <= 0x202E)
                        || (codePoint >= 0x2066 && codePoint <= 0x2069);
        };
    }
}
