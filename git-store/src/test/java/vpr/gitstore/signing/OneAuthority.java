package vpr.gitstore.signing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vpr.gitstore.signing.Fixtures.CREATED;
import static vpr.gitstore.signing.Fixtures.at;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.junit.jupiter.api.io.TempDir;
import vpr.record.InvalidException;

/** An installation's CA whose clock moves, and a CA from elsewhere with the files that it gives. */
abstract class OneAuthority {
    static final Instant NOW = CREATED.plus(Duration.ofDays(1));

    @TempDir
    Path data;

    @TempDir
    Path elsewhere;

    final MovingClock clock = new MovingClock(NOW);
    final Certificates other = new Certificates("elsewhere.org", at(CREATED));

    final CertificateAuthority authority() {
        return Fixtures.authority(data, clock);
    }

    final Path write(String name, Object... objects) throws IOException {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            for (var object : objects) {
                writer.writeObject(object instanceof PrivateKey key ? new JcaPKCS8Generator(key, null) : object);
            }
        }
        var file = Files.writeString(elsewhere.resolve(name), text.toString());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    static X509Certificate parse(Path pem) throws Exception {
        return Pem.read(Files.readAllBytes(pem)).getFirst();
    }

    final Path pem(CertificateFacts facts) {
        return data.resolve(".vpr/keys/authors/" + facts.serial() + ".pem");
    }

    static void assertInvalid(String field, String rule, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(InvalidException.class)
                .hasMessageStartingWith(field + ": ")
                .hasMessageContaining(rule);
    }
}
