package vpr.record;

import java.util.regex.Pattern;

/**
 * The id of a Git commit.
 *
 * @param hex 40 lower-case hex digits (SHA-1)
 */
public record CommitId(String hex) {
    private static final Pattern CANONICAL = Pattern.compile("[0-9a-f]{40}");

    public CommitId {
        if (!CANONICAL.matcher(hex).matches()) {
            throw new InvalidException("commit", "must be 40 lower-case hex digits");
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}
