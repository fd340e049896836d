package vpr.gitstore.signing;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.jspecify.annotations.Nullable;
import vpr.record.InvalidException;

/** Reads a private key that was made elsewhere (PEM of PKCS#8 or SEC1, as OpenSSL writes it). */
final class PrivateKeyFile {
    private static final String FIELD = "key";
    private static final int LARGEST = 64 * 1024;
    private static final int MOST_OBJECTS = 10;

    private PrivateKeyFile() {}

    /**
     * @throws InvalidException when the file holds no key that can be used
     * @throws ServiceKeysException.Exposed when others than its owner can read it
     */
    static PrivateKey read(Path file) throws IOException {
        OwnerOnly.check(file);
        var text = new String(OwnerOnly.read(file, LARGEST), StandardCharsets.US_ASCII);
        try (var parser = new PEMParser(new StringReader(text))) {
            for (int i = 0; i < MOST_OBJECTS; i++) {
                var key = key(parser.readObject());
                if (key != null) {
                    return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded()));
                }
            }
        } catch (InvalidException e) {
            throw e;
        } catch (IOException
                | GeneralSecurityException
                | RuntimeException malformed) { // the parser throws many kinds on hostile bytes
            throw noKey();
        }
        throw noKey();
    }

    // A file that openssl ecparam wrote begins with the curve's name.
    private static @Nullable PrivateKeyInfo key(@Nullable Object object) {
        return switch (object) {
            case null -> throw noKey();
            case PEMKeyPair pair -> pair.getPrivateKeyInfo();
            case PrivateKeyInfo info -> info;
            case PEMEncryptedKeyPair _, PKCS8EncryptedPrivateKeyInfo _ ->
                throw new InvalidException(
                        FIELD, "must not be encrypted: write it to an owner-only file with openssl pkcs8 first");
            default -> null;
        };
    }

    private static InvalidException noKey() {
        return new InvalidException(FIELD, "must be a PEM file with a private key on an elliptic curve");
    }
}
