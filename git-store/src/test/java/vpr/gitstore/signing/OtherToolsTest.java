package vpr.gitstore.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static vpr.gitstore.signing.Fixtures.ascii;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.interfaces.ECPrivateKey;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readers that have none of our software: they take what we sign, and refuse what was changed. */
class OtherToolsTest {
    @TempDir
    Path data;

    /** Short, since gpg-agent's socket stands in it and a socket's path has at most 107 bytes. */
    @TempDir
    Path home;

    private ServiceKeys keys;

    @BeforeEach
    void makeKeys() throws IOException {
        keys = ServiceKeys.open(data, "example.org", Fixtures.password(), true, Clock.systemUTC());
    }

    @Test
    void openssl_verifies_a_signature_and_finds_a_change() throws Exception {
        assumeInstalled("openssl");
        var signature = Armour.unwrap(keys.signer().sign(Fixtures.COMMIT, Instant.now()))
                .orElseThrow();
        Files.write(home.resolve("signature.der"), signature);
        Files.write(home.resolve("commit"), Fixtures.COMMIT);
        assertThat(opensslVerify()).contains("Verification successful");
        Files.write(home.resolve("commit"), ascii("changed"));
        assertThat(opensslVerify()).contains("Verification failure");
    }

    @Test
    void openssl_opens_the_key_store_with_its_password() throws Exception {
        assumeInstalled("openssl");
        var file = ServiceKeys.caFile(data).resolveSibling("service.p12").toString();
        var password = "pass:" + new String(Fixtures.password().text());
        assertThat(run("openssl", "pkcs12", "-in", file, "-passin", password, "-nokeys", "-info"))
                .contains("MAC: sha256, Iteration 1000", "CN = VPR service");
    }

    @Test
    void git_verify_commit_with_gpgsm_accepts_a_signed_commit_and_refuses_a_changed_one() throws Exception {
        assumeInstalled("git");
        assumeInstalled("gpgsm");
        trustOurCa();
        try (var repository = Git.init()
                .setDirectory(data.resolve("repository").toFile())
                .call()
                .getRepository()) {
            var commit = unsigned(repository);
            var signature = keys.signer().sign(commit, Instant.now());
            var good = insert(repository, SignedCommit.join(commit, signature));
            assertThat(verifyCommit(repository, good)).contains("Good signature from", "VPR service");
            var other = new String(commit, StandardCharsets.UTF_8).replace("Letter added", "Letter changed");
            var changed = insert(repository, SignedCommit.join(other.getBytes(StandardCharsets.UTF_8), signature));
            assertThat(verifyCommit(repository, changed))
                    .doesNotContain("Good signature")
                    .contains("exit 1");
        } finally {
            run("gpgconf", "--kill", "all");
        }
    }

    @Test
    void a_professionals_signature_is_accepted_by_git_with_gpgsm_and_by_openssl() throws Exception {
        assumeInstalled("git");
        assumeInstalled("gpgsm");
        assumeInstalled("openssl");
        Fixtures.authority(data, Clock.systemUTC()).issue(Fixtures.smith(), 365);
        var smith = CertifiedSigners.of(data, keys, Fixtures.password(), Clock.systemUTC())
                .signerFor(Fixtures.author(Fixtures.smith().registration()), Instant.now());
        trustOurCa();
        try (var repository = Git.init()
                .setDirectory(data.resolve("repository").toFile())
                .call()
                .getRepository()) {
            var commit = unsigned(repository);
            var signature = smith.sign(commit, Instant.now());
            var good = insert(repository, SignedCommit.join(commit, signature));
            assertThat(verifyCommit(repository, good)).contains("Good signature from", "Dr Jane Smith");
            Files.write(home.resolve("signature.der"), Armour.unwrap(signature).orElseThrow());
            Files.write(home.resolve("commit"), commit);
            assertThat(opensslVerify()).contains("Verification successful");
        } finally {
            run("gpgconf", "--kill", "all");
        }
    }

    @Test
    void a_certificate_and_keys_that_openssl_made_are_taken_in_both_of_its_forms() throws Exception {
        assumeInstalled("openssl");
        var curve = List.of("openssl", "ecparam", "-name", "prime256v1", "-genkey", "-out", in("sec1.key"));
        assertThat(run(curve.toArray(String[]::new))).contains("exit 0");
        assertThat(run("openssl", "pkcs8", "-topk8", "-nocrypt", "-in", in("sec1.key"), "-out", in("pkcs8.key")))
                .contains("exit 0");
        assertThat(run(
                        "openssl",
                        "pkcs8",
                        "-topk8",
                        "-passout",
                        "pass:abc",
                        "-in",
                        in("sec1.key"),
                        "-out",
                        in("e.key")))
                .contains("exit 0");
        for (var name : List.of("sec1.key", "pkcs8.key", "e.key")) {
            Files.setPosixFilePermissions(home.resolve(name), PosixFilePermissions.fromString("rw-------"));
        }
        assertThat(secret("pkcs8.key")).isEqualTo(secret("sec1.key"));
        assertThatThrownBy(() -> PrivateKeyFile.read(home.resolve("e.key")))
                .hasMessageContaining("must not be encrypted");
        assertThat(run(
                        "openssl",
                        "req",
                        "-x509",
                        "-key",
                        in("sec1.key"),
                        "-subj",
                        "/CN=CA/O=Elsewhere",
                        "-days",
                        "99",
                        "-out",
                        in("ca.pem")))
                .contains("exit 0");
        assertThat(Fixtures.authority(data.resolve("other"), Clock.systemUTC())
                        .create(home.resolve("ca.pem"), home.resolve("sec1.key"))
                        .subject())
                .isEqualTo("O=Elsewhere,CN=CA");
    }

    private BigInteger secret(String name) throws IOException {
        return ((ECPrivateKey) PrivateKeyFile.read(home.resolve(name))).getS();
    }

    private String opensslVerify() throws Exception {
        return run(
                "openssl",
                "cms",
                "-verify",
                "-binary",
                "-inform",
                "DER",
                "-in",
                in("signature.der"),
                "-content",
                in("commit"),
                "-CAfile",
                ServiceKeys.caFile(data).toString(),
                "-purpose",
                "any",
                "-out",
                in("out"));
    }

    private void trustOurCa() throws Exception {
        Files.writeString(home.resolve("gpgsm.conf"), "disable-crl-checks\n");
        var sha1 = MessageDigest.getInstance("SHA-1").digest(keys.ca().getEncoded());
        Files.writeString(
                home.resolve("trustlist.txt"), HexFormat.of().formatHex(sha1).toUpperCase(Locale.ROOT) + " S\n");
    }

    private static byte[] unsigned(Repository repository) throws IOException {
        try (var inserter = repository.newObjectInserter()) {
            var commit = new CommitBuilder();
            commit.setTreeId(inserter.insert(new TreeFormatter()));
            inserter.flush();
            var person = new PersonIdent("VPR", "vpr@example.invalid");
            commit.setAuthor(person);
            commit.setCommitter(person);
            commit.setMessage("letter:create: Letter added\n\nSequence: 0\n");
            return commit.build();
        }
    }

    private static ObjectId insert(Repository repository, byte[] commit) throws IOException {
        try (var inserter = repository.newObjectInserter()) {
            var id = inserter.insert(Constants.OBJ_COMMIT, commit);
            inserter.flush();
            return id;
        }
    }

    private String verifyCommit(Repository repository, ObjectId commit) throws Exception {
        return run(
                "git",
                "-c",
                "gpg.format=x509",
                "-C",
                repository.getDirectory().toString(),
                "verify-commit",
                commit.name());
    }

    private String in(String name) {
        return home.resolve(name).toString();
    }

    private static void assumeInstalled(String program) {
        var folders = System.getenv().getOrDefault("PATH", "").split(":", -1);
        for (var folder : folders) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return;
            }
        }
        assumeTrue(false, program + " is not installed: this reader was not tried");
    }

    private String run(String... command) throws Exception {
        var output = home.resolve("output.txt");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("GNUPGHOME", home.toString());
        builder.environment().put("LC_ALL", "C");
        var process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(command[0] + " did not end");
        }
        return Files.readString(output) + "exit " + process.exitValue();
    }
}
