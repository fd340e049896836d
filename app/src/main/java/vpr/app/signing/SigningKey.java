package vpr.app.signing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import vpr.app.client.Screen;
import vpr.app.client.UsageException;
import vpr.app.settings.SecretFile;
import vpr.gitstore.signing.OwnKey;
import vpr.gitstore.signing.OwnKeyStore;

/** Which key of the author's own signs. It stays where it is. */
public final class SigningKey {
    @Option(
            names = "--sign-with",
            paramLabel = "KEY.p12",
            description = "Sign with your own key, in this PKCS#12 file. It stays on this machine.")
    private @Nullable Path file;

    @Option(
            names = "--pkcs11",
            paramLabel = "CONFIG",
            description = "Sign with your own key in a token: the configuration of SunPKCS11 that names its library.")
    private @Nullable Path token;

    @Option(names = "--alias", paramLabel = "NAME", description = "Which key, when there are several.")
    private @Nullable String alias;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "Holds the key's password or the token's PIN (chmod 600); else you are asked.")
    private @Nullable Path passwordFile;

    /** Whether one was named. */
    boolean isGiven() {
        if (file != null && token != null) {
            throw new UsageException("--sign-with and --pkcs11: give one of the two.");
        }
        if (file == null && token == null && (alias != null || passwordFile != null)) {
            throw new UsageException("--alias and --password-file: must come with --sign-with or --pkcs11.");
        }
        return file != null || token != null;
    }

    /** Opened with its password. */
    OwnKey open() {
        var password = password();
        try {
            return file != null
                    ? OwnKeyStore.inFile(file, alias, password)
                    : OwnKeyStore.inToken(Objects.requireNonNull(token), alias, password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private char[] password() {
        if (passwordFile != null) {
            return SecretFile.read(passwordFile).reveal().toCharArray();
        }
        if (!Screen.isTerminal()) {
            throw new UsageException("The key's password is needed: --password-file FILE, or a terminal to ask at.");
        }
        return Screen.askSecret(file != null ? "Password of the key: " : "PIN of the token: ");
    }
}
