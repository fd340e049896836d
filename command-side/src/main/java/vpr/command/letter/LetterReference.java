package vpr.command.letter;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vpr.record.EntryId;

/**
 * What a caller calls a letter that is there.
 *
 * @param uuid its identity
 * @param whole its id with the time; null when only the UUID was given
 */
public record LetterReference(UUID uuid, @Nullable EntryId whole) {
    private static final Pattern BARE =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    /**
     * From a letter's id or from its UUID alone.
     *
     * @throws vpr.record.InvalidException when it is neither, in its canonical form
     */
    public static LetterReference parse(String field, String text) {
        if (BARE.matcher(text).matches()) {
            return new LetterReference(UUID.fromString(text), null);
        }
        var id = EntryId.parse(field, text);
        return new LetterReference(id.uuid(), id);
    }

    /** Whether this letter is meant. */
    boolean means(EntryId id) {
        return whole == null ? uuid.equals(id.uuid()) : whole.equals(id);
    }
}
