package vpr.record;

/** Texts of lower-case hex digits: ids and hashes. Checked by a loop, since every event passes here many times. */
public final class Hex {
    private Hex() {}

    /** Whether it is exactly so many lower-case hex digits. */
    public static boolean is(String text, int digits) {
        if (text.length() != digits) {
            return false;
        }
        for (int i = 0; i < digits; i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'f')) {
                return false;
            }
        }
        return true;
    }
}
