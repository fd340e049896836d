package vpr.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/** {@code git verify-commit} with gpgsm that trusts one certificate authority, as the README's tour sets it up. */
record Gpgsm(Path home) {
    static Gpgsm trusting(Path authority, Path home) throws IOException, InterruptedException {
        Files.createDirectories(home);
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
        var fingerprint = Tool.lines("openssl", "x509", "-in", authority.toString(), "-noout", "-fingerprint", "-sha1")
                .getFirst()
                .replaceFirst(".*=", "");
        Files.writeString(home.resolve("trustlist.txt"), fingerprint + " S relax\n");
        Files.writeString(home.resolve("gpgsm.conf"), "disable-crl-checks\n");
        var gpgsm = new Gpgsm(home);
        Tool.lines(gpgsm.environment(), "gpgsm", "--batch", "--quiet", "--import", authority.toString());
        return gpgsm;
    }

    /** What it says of a signature that it accepts. */
    List<String> verify(Path repository, String commit) throws IOException, InterruptedException {
        return Tool.lines(
                environment(),
                "git",
                "--git-dir",
                repository.toString(),
                "-c",
                "gpg.format=x509",
                "-c",
                "gpg.x509.program=gpgsm",
                "verify-commit",
                commit);
    }

    private Map<String, String> environment() {
        return Map.of("GNUPGHOME", home.toString());
    }
}
