package vpr.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vpr.app.server.SigningKeys;
import vpr.app.settings.Settings;
import vpr.gitstore.signing.CertificateAuthority;
import vpr.gitstore.signing.CertificateFacts;
import vpr.gitstore.signing.CertificateList;
import vpr.gitstore.signing.Professional;
import vpr.gitstore.signing.RevocationReason;
import vpr.gitstore.signing.TrustedAuthorities;
import vpr.record.Registration;

/** {@code vpr cert}: with whose certificates commits are signed. A running server sees a change by itself. */
@Command(
        name = "cert",
        description = "Certificates that commits are signed with. A running server sees a change by itself.",
        mixinStandardHelpOptions = true)
public final class CertCommand {
    private static final String THREE_YEARS = "1096";

    @Spec
    private @Nullable CommandSpec spec;

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = {
                "Issue a professional's certificate (--name, --authority, --number), for a new key that the service",
                "signs with, or for the professional's own, which stays where it is (--request, --to),",
                "take one that was issued elsewhere (--certificate, --key),",
                "or renew the service's (--service)."
            })
    int create(
            @Option(names = "--name", description = "the professional's name") @Nullable String name,
            @Option(names = "--authority", description = "who registers, such as GMC") @Nullable String authority,
            @Option(names = "--number", description = "the registration's number") @Nullable String number,
            @Option(names = "--organisation", description = "where the professional works") @Nullable
                    String organisation,
            @Option(
                            names = "--days",
                            defaultValue = THREE_YEARS,
                            description = "how long it is valid (default: ${DEFAULT-VALUE}); the CA's end comes first")
                    int days,
            @Option(
                            names = "--request",
                            paramLabel = "FILE",
                            description = "PEM: the request of the professional's own key (PKCS#10)")
                    @Nullable
                    Path request,
            @Option(names = "--to", paramLabel = "FILE", description = "the new PEM file for that certificate")
                    @Nullable
                    Path to,
            @Option(
                            names = "--certificate",
                            paramLabel = "FILE",
                            description = "PEM: the certificate, then its issuers")
                    @Nullable
                    Path certificate,
            @Option(names = "--key", paramLabel = "FILE", description = "PEM: its private key, owner-only") @Nullable
                    Path key,
            @Option(names = "--service", description = "a new key and certificate for the service") boolean service)
            throws IOException {
        var issues = name != null || authority != null || number != null || organisation != null;
        var takes = certificate != null || key != null;
        if ((issues ? 1 : 0) + (takes ? 1 : 0) + (service ? 1 : 0) != 1) {
            throw usage("give --name, --authority and --number, or --certificate and --key, or --service");
        }
        if ((request == null) != (to == null) || (request != null && !issues)) {
            throw usage("--request and --to go together, with --name, --authority and --number");
        }
        var settings = Settings.fromEnvironment();
        if (service) {
            print("The service's certificate", authority(settings).renewService());
        } else if (takes) {
            if (certificate == null || key == null) {
                throw usage("--certificate and --key go together");
            }
            InputFile.require("--certificate", certificate);
            InputFile.require("--key", key);
            print("Taken", authority(settings).take(certificate, key));
            System.out.println("The key is in the key store now, encrypted: delete " + key);
        } else {
            if (name == null || authority == null || number == null) {
                throw usage("--name, --authority and --number go together");
            }
            var author = new Professional(name, new Registration(authority, number), organisation);
            if (request == null || to == null) {
                print("Issued", authority(settings).issue(author, days));
            } else {
                InputFile.require("--request", request);
                print("Issued", authority(settings).issue(author, days, request, to));
                System.out.println("The professional puts it beside the key: " + to);
            }
        }
        return 0;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "List the certificates, how each stands, and which end within 30 days.")
    int list(@Option(names = "--json", description = "as JSON") boolean json) throws IOException {
        var settings = Settings.fromEnvironment();
        if (!CertificateAuthority.exists(settings.data())) {
            SigningKeys.authority(settings, Clock.systemUTC()); // says what to do first
        }
        var certificates = CertificateList.read(settings.data(), Clock.systemUTC());
        System.out.print(json ? CertificateTable.json(certificates) : CertificateTable.text(certificates));
        CertificateTable.warnings(certificates).forEach(System.err::println);
        return 0;
    }

    @Command(
            name = "revoke",
            mixinStandardHelpOptions = true,
            description = {
                "Withdraw a professional's certificate for good and destroy its key; what it signed stays good.",
                "--crl takes the list of another trusted CA instead."
            })
    int revoke(
            @Parameters(arity = "0..1", paramLabel = "SERIAL", description = "as vpr cert list shows it") @Nullable
                    String serial,
            @Option(
                            names = "--reason",
                            defaultValue = "unspecified",
                            description = "unspecified, key-compromise, affiliation-changed, superseded,"
                                    + " cessation-of-operation or privilege-withdrawn")
                    String reason,
            @Option(names = "--crl", paramLabel = "FILE", description = "a list of revoked certificates, PEM or DER")
                    @Nullable
                    Path crl)
            throws IOException {
        if ((serial == null) == (crl == null)) {
            throw usage("give SERIAL, or --crl");
        }
        var settings = Settings.fromEnvironment();
        if (crl != null) {
            InputFile.require("--crl", crl);
            SigningKeys.authority(settings, Clock.systemUTC());
            TrustedAuthorities.takeRevocations(settings.data(), crl);
            System.out.println("The list is in force.");
        } else {
            var known = reason(reason);
            var since = authority(settings).revoke(Objects.requireNonNull(serial), known);
            System.out.println("Revoked: " + serial + ", for signatures from " + since
                    + " on. Its key, where it was held here, is destroyed.");
        }
        return 0;
    }

    private RevocationReason reason(String text) {
        for (var reason : RevocationReason.values()) {
            if (reason.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text)) {
                return reason;
            }
        }
        throw usage("--reason must be one of those that --help names");
    }

    private static CertificateAuthority authority(Settings settings) {
        return SigningKeys.authority(settings, Clock.systemUTC());
    }

    private static void print(String what, CertificateFacts certificate) {
        System.out.println(what + ": " + certificate.subject());
        System.out.println("  serial  " + certificate.serial());
        System.out.println("  until   " + certificate.until());
        System.out.println("  SHA-256 " + certificate.sha256());
    }

    private ParameterException usage(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
