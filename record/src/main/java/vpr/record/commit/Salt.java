package vpr.record.commit;

import java.util.HexFormat;
import java.util.regex.Pattern;
import vpr.record.InvalidException;

/**
 * 128 random bits in every version of a file, so that the file's hash says nothing about its text once that is removed.
 *
 * @param hex 32 lower-case hex digits
 */
public record Salt(String hex) {
    private static final int BYTES = 16;
    private static final Pattern CANONICAL = Pattern.compile("[0-9a-f]{32}");

    public Salt {
        if (!CANONICAL.matcher(hex).matches()) {
            throw new InvalidException("salt", "must be 32 lower-case hex digits");
        }
    }

    static Salt of(byte[] random) {
        return new Salt(HexFormat.of().formatHex(random, 0, BYTES));
    }
}
