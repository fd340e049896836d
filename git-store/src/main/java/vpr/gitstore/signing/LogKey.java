package vpr.gitstore.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import vpr.log.tree.NoteKey;
import vpr.log.tree.NoteSigner;

/**
 * The Ed25519 key that signs the log's checkpoints: {@code <data>/.vpr/keys/log.p12}, under the key store's password, and
 * beside it {@code log.vkey}, which is given to whoever checks. It is made once: proofs that were handed out, and
 * witnesses, know it.
 */
public final class LogKey {
    private static final Instant WITHOUT_END = Instant.parse("9999-12-31T23:59:59Z");

    private final KeyFolder folder;
    private final KeyPair pair;

    private LogKey(KeyFolder folder, KeyPair pair) {
        this.folder = folder;
        this.pair = pair;
    }

    /**
     * Opens the key, or makes it where neither it nor anything that it signed is there.
     *
     * @param data the data directory, whose {@link ServiceKeys} have been opened
     * @param password of the key store
     * @throws ServiceKeysException when the key is missing and was there once, or cannot be used
     */
    public static LogKey open(Path data, KeyStorePassword password, Clock clock) throws IOException {
        var folder = KeyFolder.of(data);
        var file = new KeyStoreFile(folder.path().resolve("log.p12"));
        if (!Files.exists(file.path())) {
            folder.locked(() -> {
                if (!Files.exists(file.path())) {
                    requireNew(data, file);
                    OwnerOnly.write(file.path(), make(password, clock));
                }
                return true;
            });
        }
        OwnerOnly.check(file.path());
        return new LogKey(folder, file.log(password));
    }

    private static void requireNew(Path data, KeyStoreFile file) throws ServiceKeysException {
        if (Files.exists(publicFile(data)) || Files.exists(data.resolve(".vpr/log/checkpoint"))) {
            throw new ServiceKeysException.Missing(file.path().toString());
        }
    }

    /** Where the key stands that others check with: one line. */
    public static Path publicFile(Path data) {
        return KeyFolder.of(data).path().resolve("log.vkey");
    }

    /**
     * Signs as a log of this name, and writes down what to check it with.
     *
     * @param origin the log's name
     */
    public NoteSigner signer(String origin) throws IOException {
        var key = NoteKey.of(origin, NoteKey.Type.ED25519, pair.getPublic());
        var file = folder.path().resolve("log.vkey");
        var line = (key + "\n").getBytes(UTF_8);
        if (!Files.exists(file) || !Arrays.equals(OwnerOnly.read(file, Pem.LARGEST), line)) {
            folder.locked(() -> {
                OwnerOnly.write(file, line);
                return true;
            });
        }
        return new NoteSigner(key, pair.getPrivate());
    }

    // The certificate is there because PKCS#12 keeps keys with one; nobody trusts it.
    private static byte[] make(KeyStorePassword password, Clock clock) throws IOException {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new KeyStoreEncoder(password)
                    .key(KeyStoreFile.LOG, pair.getPrivate(), List.of(certificate(pair, clock.instant())))
                    .encode();
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException("the log's key could not be made", e);
        }
    }

    private static X509Certificate certificate(KeyPair pair, Instant now)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        var name = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.CN, "VPR log")
                .build();
        var builder = new JcaX509v3CertificateBuilder(
                name, BigInteger.ONE, Date.from(now), Date.from(WITHOUT_END), name, pair.getPublic());
        var signer = new JcaContentSignerBuilder("Ed25519").build(pair.getPrivate());
        return KnownCertificates.certificate(builder.build(signer).getEncoded());
    }
}
