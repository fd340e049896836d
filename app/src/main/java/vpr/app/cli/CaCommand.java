package vpr.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vpr.app.server.SigningKeys;
import vpr.app.settings.Settings;
import vpr.gitstore.signing.CertificateFacts;

/** {@code vpr ca}: who issues this organisation's certificates, and whom it trusts. */
@Command(
        name = "ca",
        description = "The certification authority of this organisation.",
        mixinStandardHelpOptions = true)
public final class CaCommand {
    @Spec
    private @Nullable CommandSpec spec;

    @Command(
            name = "init",
            mixinStandardHelpOptions = true,
            description = {
                "Make the CA before the first run (the first run makes one too),",
                "or bring one: --certificate and --key issue from here, --certificate alone is only trusted."
            })
    int init(
            @Option(
                            names = "--organisation",
                            paramLabel = "NAME",
                            description = "the organisation in the CA's certificate; VPR_NAMESPACE if absent")
                    @Nullable
                    String organisation,
            @Option(names = "--certificate", paramLabel = "FILE", description = "PEM: the CA, then its issuers if any")
                    @Nullable
                    Path certificate,
            @Option(names = "--key", paramLabel = "FILE", description = "PEM: the CA's private key, owner-only")
                    @Nullable
                    Path key)
            throws IOException {
        var settings = Settings.fromEnvironment();
        var clock = Clock.systemUTC();
        if (certificate == null) {
            if (key != null) {
                throw usage("--key needs --certificate");
            }
            var authority = SigningKeys.newAuthority(settings, clock);
            made(authority.create(organisation == null ? settings.namespace() : organisation), settings);
        } else if (organisation != null) {
            throw usage("--organisation is for a CA that is made here, so not with --certificate");
        } else if (key != null) {
            InputFile.require("--certificate", certificate);
            InputFile.require("--key", key);
            made(SigningKeys.newAuthority(settings, clock).create(certificate, key), settings);
            System.out.println("The CA's key is in the key store now, encrypted: delete or lock away " + key);
        } else {
            InputFile.require("--certificate", certificate);
            for (var trusted : SigningKeys.trust(settings, certificate, clock)) {
                System.out.println("Trusted: " + trusted.subject());
                System.out.println("  SHA-256 " + trusted.sha256());
            }
        }
        return 0;
    }

    private static void made(CertificateFacts ca, Settings settings) {
        System.out.println("The CA: " + ca.subject() + ", until " + ca.until());
        System.out.println("  SHA-256 " + ca.sha256());
        System.out.println("  certificate " + settings.data().resolve(".vpr/keys/ca.pem"));
    }

    private ParameterException usage(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
