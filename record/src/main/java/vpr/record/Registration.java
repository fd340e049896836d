package vpr.record;

import java.util.regex.Pattern;

/**
 * A professional registration, such as GMC 1234567.
 *
 * @param authority the register, without spaces
 * @param number the number there, without spaces
 */
public record Registration(String authority, String number) implements Comparable<Registration> {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public Registration {
        if (!WORD.matcher(authority).matches()) {
            throw new InvalidException("registrations.authority", "must be 1 to 64 letters, digits, dots or hyphens");
        }
        if (!WORD.matcher(number).matches()) {
            throw new InvalidException("registrations.number", "must be 1 to 64 letters, digits, dots or hyphens");
        }
    }

    @Override
    public int compareTo(Registration other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return authority + " " + number;
    }
}
