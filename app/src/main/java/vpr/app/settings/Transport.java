package vpr.app.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a process is called. */
public enum Transport {
    /** JSON over HTTP. */
    REST,
    /** Messages over HTTP/2, on a port of its own. */
    GRPC;

    static Optional<Transport> of(String word) {
        return Arrays.stream(values())
                .filter(transport -> transport.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }
}
