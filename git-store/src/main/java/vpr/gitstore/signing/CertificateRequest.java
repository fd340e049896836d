package vpr.gitstore.signing;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import vpr.record.InvalidException;

/**
 * A request for a certificate (PKCS#10), as {@code openssl req -new} and {@code keytool -certreq} write it. Only its key
 * counts, and that whoever made it has the private one: whom the certificate names says the organisation.
 */
final class CertificateRequest {
    private static final int LARGEST = 64 * 1024;

    private CertificateRequest() {}

    /** @throws InvalidException when the file holds none that its own key on P-256 has signed */
    static PublicKey read(Path file) throws IOException {
        var text = new String(OwnerOnly.read(file, LARGEST), StandardCharsets.US_ASCII);
        try (var parser = new PEMParser(new StringReader(text))) {
            if (parser.readObject() instanceof PKCS10CertificationRequest request && isSignedByItsKey(request)) {
                var info = request.getSubjectPublicKeyInfo();
                if (SECObjectIdentifiers.secp256r1.equals(info.getAlgorithm().getParameters())) {
                    return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(info.getEncoded()));
                }
            }
        } catch (IOException
                | GeneralSecurityException
                | OperatorException
                | PKCSException
                | RuntimeException malformed) { // the parser throws many kinds on hostile bytes
            throw refused();
        }
        throw refused();
    }

    private static boolean isSignedByItsKey(PKCS10CertificationRequest request)
            throws OperatorException, PKCSException {
        return request.isSignatureValid(
                new JcaContentVerifierProviderBuilder().build(request.getSubjectPublicKeyInfo()));
    }

    private static InvalidException refused() {
        return new InvalidException(
                "request", "must be a PEM file with a certificate request (PKCS#10) for a key on P-256, signed by it");
    }
}
