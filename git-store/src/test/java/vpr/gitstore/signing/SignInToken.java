package vpr.gitstore.signing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** A process of its own that signs the sample with a token's key: the token's library takes its settings at the start. */
final class SignInToken {
    private SignInToken() {}

    /** @param words the configuration, the PIN, the signing time, the file for the signature */
    public static void main(String[] words) throws Exception {
        var key = OwnKeyStore.inToken(Path.of(words[0]), null, words[1].toCharArray());
        Files.write(Path.of(words[3]), key.sign(Fixtures.COMMIT, Instant.parse(words[2])));
    }
}
