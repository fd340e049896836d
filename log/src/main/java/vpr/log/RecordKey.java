package vpr.log;

/** A record id as numbers. */
record RecordKey(long high, long low) {
    static final int DIGITS = 32;

    /** @throws IllegalArgumentException when it does not begin with 32 hex digits */
    static RecordKey of(String hex) {
        return new RecordKey(
                Long.parseUnsignedLong(hex, 0, DIGITS / 2, 16), Long.parseUnsignedLong(hex, DIGITS / 2, DIGITS, 16));
    }

    /** Spreads all bits over all bits (the finalizer of MurmurHash3, twice). */
    long hash() {
        return mix(high ^ mix(low));
    }

    private static long mix(long bits) {
        long mixed = bits;
        mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
