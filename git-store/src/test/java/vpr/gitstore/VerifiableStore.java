package vpr.gitstore;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import vpr.gitstore.signing.QuickKeys;
import vpr.gitstore.signing.SignatureVerifier;
import vpr.log.LogSettings;

/** A closed store with one patient, for tests of other packages. */
public final class VerifiableStore {
    private final StoreFolder folder;

    private VerifiableStore(StoreFolder folder) {
        this.folder = folder;
    }

    public static VerifiableStore withLetters(Path data, int letters) throws IOException {
        var folder = new StoreFolder(data);
        try (GitStore store = folder.open()) {
            store.append(Samples.patientCreated());
            for (int n = 1; n <= letters; n++) {
                store.append(List.of(Samples.letter(Samples.CLINICAL, n)));
            }
        }
        return new VerifiableStore(folder);
    }

    /** Records with letters of about 5 KB, written in rounds so that packs and leaves of all are mixed. */
    public static void fill(Path data, int records, int letters) throws IOException {
        var keys = QuickKeys.open(data, Clock.systemUTC());
        var settings =
                new StoreSettings(data, "example.org", LogSettings.defaults().withLowWater(0, 0));
        try (GitStore store = GitStore.openWriter(settings, keys.signer(), Clock.systemUTC())) {
            for (int n = 0; n < records; n++) {
                store.append(List.of(now(Samples.clinicalCreated(Samples.record(n)))));
            }
            var random = new Random(1);
            for (int letter = 1; letter <= letters; letter++) {
                for (int n = 0; n < records; n++) {
                    long command = letter * 1_000_000L + n;
                    store.append(List.of(now(Samples.letter(Samples.record(n), letter, command, text(random)))));
                }
            }
        }
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        while (text.length() < 5_000) {
            text.append(Integer.toString(random.nextInt(1 << 24), 36)).append(random.nextInt(9) == 0 ? ".\n" : " ");
        }
        return text.toString();
    }

    private static NewEvent now(NewEvent event) {
        return new NewEvent(
                event.record(),
                event.kind(),
                event.sequence(),
                event.event(),
                event.eventId(),
                event.provenance(),
                Clock.systemUTC().instant());
    }

    public static SignatureVerifier verifier() {
        return StoreFolder.verifier();
    }

    public Path clinicalGit() {
        return folder.clinical(Samples.CLINICAL).git();
    }

    /** Runs git in the clinical record. */
    public String git(String... arguments) {
        return Git.run(folder.clinical(Samples.CLINICAL).folder(), arguments);
    }
}
