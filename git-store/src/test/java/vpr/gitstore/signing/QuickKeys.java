package vpr.gitstore.signing;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/** Keys whose file is encrypted with few iterations, for tests of other packages: making and opening it is quick. */
public final class QuickKeys {
    private QuickKeys() {}

    /** Opens those of the data directory, or makes them. */
    public static ServiceKeys open(Path data, Clock clock) throws IOException {
        return ServiceKeys.open(data, "example.org", Fixtures.password(), true, clock, 1_000);
    }
}
