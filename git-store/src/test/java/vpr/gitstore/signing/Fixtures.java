package vpr.gitstore.signing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import vpr.record.Author;
import vpr.record.Registration;

/** The vocabulary of these tests. */
final class Fixtures {
    static final Instant CREATED = Instant.parse("2026-01-12T10:14:00Z");
    static final Instant SIGNED = Instant.parse("2026-03-01T08:00:00Z");
    static final byte[] COMMIT = ascii("""
            tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904
            author Ada Example <ada@example.invalid> 1768212840 +0000
            committer VPR <vpr@example.invalid> 1768212840 +0000

            letter:create: Letter added

            Sequence: 0
            """);

    // Few iterations, so that tests are quick.
    private static final KeyStorePassword PASSWORD = new KeyStorePassword("correct horse battery".toCharArray(), 1_000);

    private Fixtures() {}

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static Clock at(Instant time) {
        return Clock.fixed(time, ZoneOffset.UTC);
    }

    static KeyStorePassword password() {
        return PASSWORD;
    }

    /** Issues and revokes at this time, beside the keys of {@link #keys}. */
    static CertificateAuthority authority(Path data, Clock clock) {
        return CertificateAuthority.of(data, "example.org", password(), clock);
    }

    static Professional smith() {
        return new Professional("Dr Jane Smith", new Registration("GMC", "1234567"), "Example NHS Trust");
    }

    static Author author(Registration... registrations) {
        return new Author("Dr Jane Smith", null, List.of(registrations), null);
    }

    /** Opens keys with few iterations, so that tests are quick; makes them at {@link #CREATED} where there are none. */
    static ServiceKeys keys(Path data) throws IOException {
        return ServiceKeys.open(data, "example.org", password(), true, at(CREATED));
    }
}
