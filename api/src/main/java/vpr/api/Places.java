package vpr.api;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Where an exception came from, without its message: a message may hold patient data. */
final class Places {
    private static final int MOST = 12;

    private Places() {}

    static String of(Throwable e) {
        return e.getClass().getName()
                + Arrays.stream(e.getStackTrace())
                        .limit(MOST)
                        .map(place -> "\n    at " + place)
                        .collect(Collectors.joining());
    }
}
