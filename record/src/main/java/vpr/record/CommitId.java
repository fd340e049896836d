package vpr.record;

/**
 * The id of a Git commit.
 *
 * @param hex 40 lower-case hex digits (SHA-1)
 */
public record CommitId(String hex) {
    private static final int DIGITS = 40;

    public CommitId {
        if (!Hex.is(hex, DIGITS)) {
            throw new InvalidException("commit", "must be 40 lower-case hex digits");
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}
