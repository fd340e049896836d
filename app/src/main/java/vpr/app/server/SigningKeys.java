package vpr.app.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import vpr.app.settings.OwnerOnly;
import vpr.app.settings.SecretFile;
import vpr.app.settings.SecretSource;
import vpr.app.settings.Settings;
import vpr.gitstore.signing.AuthorSignatures;
import vpr.gitstore.signing.CertificateAuthority;
import vpr.gitstore.signing.CertificateFacts;
import vpr.gitstore.signing.CertifiedSigners;
import vpr.gitstore.signing.InstallationSecret;
import vpr.gitstore.signing.KeyStorePassword;
import vpr.gitstore.signing.LogKey;
import vpr.gitstore.signing.ServiceKeys;
import vpr.gitstore.signing.TrustedAuthorities;

/**
 * The keys of an installation, as its settings say.
 *
 * @param secret what only this installation can derive
 * @param signers sign its commits
 * @param authors checks what authors have signed themselves
 * @param log signs its log's checkpoints
 */
public record SigningKeys(InstallationSecret secret, CertifiedSigners signers, AuthorSignatures authors, LogKey log) {
    /** New keys belong only to a new data directory: store.yaml is written after them. */
    static SigningKeys open(Settings settings, Clock clock) throws IOException {
        var fresh = !hasRecords(settings);
        if (fresh) {
            prepare(settings);
        }
        var password = password(settings);
        var keys = ServiceKeys.open(settings.data(), settings.namespace(), password, fresh, clock);
        return new SigningKeys(
                keys.secret(),
                CertifiedSigners.of(settings.data(), keys, password, clock),
                AuthorSignatures.ofInstallation(settings.data(), clock),
                LogKey.open(settings.data(), password, clock));
    }

    /** Where certificates are issued and revoked; keys must be there already. */
    public static CertificateAuthority authority(Settings settings, Clock clock) {
        if (!CertificateAuthority.exists(settings.data())) {
            throw new StartException("VPR_DATA: there are no keys in " + settings.data()
                    + " yet. Run vpr ca init first, or start VPR once.");
        }
        return CertificateAuthority.of(settings.data(), settings.namespace(), password(settings), clock);
    }

    /** Where the keys of a new installation are made; its data directory is made where it is missing. */
    public static CertificateAuthority newAuthority(Settings settings, Clock clock) throws IOException {
        if (hasRecords(settings) || CertificateAuthority.exists(settings.data())) {
            throw new StartException("VPR_DATA: " + settings.data() + " has keys already, so no CA is made."
                    + " vpr cert create issues with the one that is there; vpr ca init --certificate without --key"
                    + " trusts one more.");
        }
        prepare(settings);
        return CertificateAuthority.of(settings.data(), settings.namespace(), password(settings), clock);
    }

    /** Trusts CAs that were made elsewhere, before the first run or after it. */
    public static List<CertificateFacts> trust(Settings settings, Path certificates, Clock clock) throws IOException {
        prepare(settings);
        return TrustedAuthorities.trust(settings.data(), certificates, clock);
    }

    static boolean hasRecords(Settings settings) {
        return Files.exists(settings.data().resolve(".vpr").resolve("store.yaml"));
    }

    private static void prepare(Settings settings) throws IOException {
        OwnerOnly.createDirectories(settings.data());
        OwnerOnly.createDirectories(settings.data().resolve(".vpr"));
    }

    /** The file of a first run holds what that has drawn at random, unless somebody has put another text there. */
    private static KeyStorePassword password(Settings settings) {
        var source = settings.keystorePassword();
        var secret = source.read();
        return source instanceof SecretSource.CreatedAtFirstRun && SecretFile.isRandomLine(secret)
                ? KeyStorePassword.random(secret.reveal())
                : KeyStorePassword.chosen(secret.reveal());
    }
}
