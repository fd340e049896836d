package vpr.benchmarks.baseline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Signs what the git command commits as VPR's commits are signed: detached CMS SignedData by a key on P-256 (git's
 * {@code gpg.format=x509}), made by {@code openssl}.
 */
final class GitSigner {
    private final Path program;

    private GitSigner(Path program) {
        this.program = program;
    }

    /** Makes a key, a certificate, and the program that git calls. */
    static GitSigner make(Path directory) throws IOException, InterruptedException {
        Path key = directory.resolve("key.pem");
        Path certificate = directory.resolve("certificate.pem");
        run(List.of(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-subj",
                "/CN=Dr Jane Smith",
                "-days",
                "30",
                "-keyout",
                key.toString(),
                "-out",
                certificate.toString()));
        Path program = directory.resolve("sign.sh");
        // Git gives the commit, takes the signature, and wants to be told that there is one.
        Files.writeString(program, """
                #!/bin/sh
                printf '\\n[GNUPG:] SIG_CREATED D\\n' >&2
                exec openssl cms -sign -binary -md sha256 -signer '%s' -inkey '%s' -outform PEM
                """.formatted(certificate, key));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return new GitSigner(program);
    }

    /** Git's settings. */
    List<String> options() {
        return List.of(
                "commit.gpgSign=true",
                "gpg.format=x509",
                "gpg.x509.program=" + program,
                "user.signingKey=jane@example.org");
    }

    private static void run(List<String> line) throws IOException, InterruptedException {
        var process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IllegalStateException(String.join(" ", line.subList(0, 2)) + " failed");
        }
    }
}
