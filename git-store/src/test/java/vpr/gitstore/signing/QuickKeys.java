package vpr.gitstore.signing;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/** Keys whose file is encrypted with few iterations, for tests of other packages: making and opening it is quick. */
public final class QuickKeys {
    private QuickKeys() {}

    /** Where certificates are issued and revoked beside them. */
    public static CertificateAuthority authority(Path data, Clock clock) {
        return Fixtures.authority(data, clock);
    }

    /** The signers of a service that runs with them. */
    public static CertifiedSigners signers(Path data, ServiceKeys keys, Clock clock) throws IOException {
        return CertifiedSigners.of(data, keys, Fixtures.password(), clock);
    }

    /** Opens those of the data directory, or makes them. */
    public static ServiceKeys open(Path data, Clock clock) throws IOException {
        return ServiceKeys.open(data, "example.org", Fixtures.password(), true, clock);
    }
}
