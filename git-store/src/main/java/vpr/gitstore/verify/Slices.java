package vpr.gitstore.verify;

/**
 * How the records are divided by the first bytes of their ids, so that what is held of the leaves at one time stays bounded:
 * each part costs one pass over the log.
 */
record Slices(int count) {
    private static final int FIRST_BYTES = 256;
    private static final long MOST_LEAVES = 4_000_000;

    static Slices of(long leaves) {
        return ofAtMost(leaves, MOST_LEAVES);
    }

    static Slices ofAtMost(long leaves, long most) {
        int count = 1;
        while (count < FIRST_BYTES && leaves / count > most) {
            count *= 2;
        }
        return new Slices(count);
    }

    int from(int n) {
        return n * (FIRST_BYTES / count);
    }

    int to(int n) {
        return from(n + 1);
    }
}
