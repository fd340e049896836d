package vpr.gitstore.signing;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * A signer's certificate, read once: its key in the provider's own form, and its facts as text.
 *
 * @param name its issuer and serial number, in DER
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
record KnownSigner(X509Certificate certificate, byte[] name, PublicKey key, SignerFacts facts) {
    /**
     * @throws GeneralSecurityException when its key is none of P-256
     */
    static KnownSigner of(X509Certificate certificate) throws GeneralSecurityException {
        var encoded = certificate.getPublicKey().getEncoded();
        var curve = SubjectPublicKeyInfo.getInstance(encoded).getAlgorithm().getParameters();
        if (!SECObjectIdentifiers.secp256r1.equals(curve)) {
            throw new GeneralSecurityException("the key is not on P-256");
        }
        var key = KeyFactory.getInstance("EC", CryptoProvider.ecdsa()).generatePublic(new X509EncodedKeySpec(encoded));
        return new KnownSigner(certificate, name(certificate), key, SignerFacts.of(certificate, Instant.EPOCH));
    }

    private static byte[] name(X509Certificate certificate) throws GeneralSecurityException {
        try {
            var issuer =
                    X500Name.getInstance(certificate.getIssuerX500Principal().getEncoded());
            return new IssuerAndSerialNumber(issuer, certificate.getSerialNumber()).getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new CertificateEncodingException("the issuer has no encoding", e);
        }
    }

    boolean signed(byte[] message, byte[] signature) {
        try {
            var engine = Signature.getInstance(EcdsaKey.ALGORITHM, CryptoProvider.ecdsa());
            engine.initVerify(key);
            engine.update(message);
            return engine.verify(signature);
        } catch (SignatureException malformed) { // not even the encoding of an ECDSA signature
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the provider cannot verify ECDSA", e);
        }
    }
}
