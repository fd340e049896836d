package vpr.record.commit;

import java.util.HexFormat;
import vpr.record.Hex;
import vpr.record.InvalidException;

/**
 * 128 random bits in every version of a file, so that the file's hash says nothing about its text once that is removed.
 *
 * @param hex 32 lower-case hex digits
 */
public record Salt(String hex) {
    private static final int BYTES = 16;

    public Salt {
        if (!Hex.is(hex, 2 * BYTES)) {
            throw new InvalidException("salt", "must be 32 lower-case hex digits");
        }
    }

    static Salt of(byte[] random) {
        return new Salt(HexFormat.of().formatHex(random, 0, BYTES));
    }
}
