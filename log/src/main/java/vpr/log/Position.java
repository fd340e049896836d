package vpr.log;

/**
 * A place in the one global order: opaque, to be compared and printed, never computed with.
 *
 * <p>The text form has a fixed width, so the order of texts is the order of positions: the epoch in four digits, a
 * hyphen, the number in fifteen, for example {@code 0001-000000000000042}. Numbers start at 0 in every epoch and have no
 * gaps. An epoch ends only when the order had to be rebuilt; positions of different epochs must not be mixed.
 */
public final class Position implements Comparable<Position> {
    static final int MAX_EPOCH = 9_999;
    static final long MAX_NUMBER = 999_999_999_999_999L;
    static final int TEXT_LENGTH = 20;
    private static final int EPOCH_DIGITS = 4;

    private final int epoch;
    private final long number;

    private Position(int epoch, long number) {
        this.epoch = epoch;
        this.number = number;
    }

    /** @throws IllegalArgumentException when the text is not in the one canonical form; names the rule */
    public static Position parse(String text) {
        if (text.length() != TEXT_LENGTH || text.charAt(EPOCH_DIGITS) != '-' || !isDigits(text)) {
            throw new IllegalArgumentException("position: must be 4 digits, '-', 15 digits");
        }
        return of(Integer.parseInt(text.substring(0, EPOCH_DIGITS)), Long.parseLong(text.substring(EPOCH_DIGITS + 1)));
    }

    private static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (i != EPOCH_DIGITS && (text.charAt(i) < '0' || text.charAt(i) > '9')) {
                return false;
            }
        }
        return true;
    }

    static Position of(int epoch, long number) {
        if (epoch < 1 || epoch > MAX_EPOCH) {
            throw new IllegalArgumentException("position: the epoch must be 1 to 9999");
        }
        if (number < 0 || number > MAX_NUMBER) {
            throw new IllegalArgumentException("position: the number must have at most 15 digits and not be negative");
        }
        return new Position(epoch, number);
    }

    Position next() {
        return plus(1);
    }

    Position plus(long n) {
        return of(epoch, number + n);
    }

    int epoch() {
        return epoch;
    }

    long number() {
        return number;
    }

    public boolean sameEpoch(Position other) {
        return epoch == other.epoch;
    }

    @Override
    public int compareTo(Position other) {
        int byEpoch = Integer.compare(epoch, other.epoch);
        return byEpoch != 0 ? byEpoch : Long.compare(number, other.number);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Position that && epoch == that.epoch && number == that.number;
    }

    @Override
    public int hashCode() {
        return 31 * epoch + Long.hashCode(number);
    }

    @Override
    public String toString() {
        String digits = Long.toString(number);
        return Integer.toString(10_000 + epoch).substring(1) + '-' + "0".repeat(15 - digits.length()) + digits;
    }
}
