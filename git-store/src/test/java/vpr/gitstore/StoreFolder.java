package vpr.gitstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import vpr.gitstore.signing.CommitSigner;
import vpr.gitstore.signing.QuickKeys;
import vpr.gitstore.signing.ServiceKeys;
import vpr.gitstore.signing.SignatureVerifier;
import vpr.log.LogSettings;
import vpr.record.RecordId;
import vpr.record.RecordKind;

/** A data directory of a test, and how its stores are opened. All tests sign with one service's key. */
record StoreFolder(Path data) {
    private static final Clock CLOCK = Clock.fixed(Samples.NOW.plusSeconds(60), ZoneOffset.UTC);
    private static final ServiceKeys KEYS = keys();

    private static ServiceKeys keys() {
        try {
            Path folder = Files.createTempDirectory("vpr-test-keys");
            return QuickKeys.open(folder, Clock.fixed(Instant.parse("2026-01-12T10:14:00Z"), ZoneOffset.UTC));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CommitSigner signer() {
        return KEYS.signer();
    }

    static SignatureVerifier verifier() {
        return new SignatureVerifier(List.of(KEYS.ca()), CLOCK);
    }

    StoreSettings settings() {
        return new StoreSettings(data, "example.org", LogSettings.defaults().withLowWater(0, 0));
    }

    GitStore open() throws IOException {
        return GitStore.openWriter(settings(), signer(), CLOCK);
    }

    GitStore openAt(Instant now) throws IOException {
        return GitStore.openWriter(settings(), signer(), Clock.fixed(now, ZoneOffset.UTC));
    }

    RecordDirectory clinical(RecordId record) {
        return new RecordDirectory(data, RecordKind.CLINICAL, record);
    }
}
