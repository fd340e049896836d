package vpr.gitstore;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import vpr.gitstore.signing.SignatureVerifier;

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
