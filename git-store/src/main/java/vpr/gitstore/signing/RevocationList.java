package vpr.gitstore.signing;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Writes the list of what a CA has revoked. It says nothing of when the next one comes earlier than the CA's own end,
 * since a new one is only made when something is revoked.
 */
record RevocationList(Issuer issuer) {
    private static final String NUMBER = Extension.cRLNumber.getId();

    /**
     * The list with one more entry, in PEM.
     *
     * @param before the list so far; null when nothing was revoked yet
     * @param since from when on the certificate must not have signed
     */
    byte[] with(@Nullable X509CRL before, X509Certificate revoked, RevocationReason reason, Instant since, Instant now)
            throws IOException {
        var ca = issuer.certificate();
        var builder = new X509v2CRLBuilder(
                X500Name.getInstance(ca.getSubjectX500Principal().getEncoded()), Date.from(now));
        builder.setNextUpdate(ca.getNotAfter());
        try {
            if (before != null) {
                builder.addCRL(new X509CRLHolder(before.getEncoded()));
            }
            builder.addCRLEntry(revoked.getSerialNumber(), Date.from(since), reason.code());
            builder.addExtension(Extension.cRLNumber, false, new CRLNumber(number(before)));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(ca.getPublicKey()));
            var signer = new JcaContentSignerBuilder(EcdsaKey.ALGORITHM).build(issuer.key());
            return Pem.of("X509 CRL", builder.build(signer).getEncoded());
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException("the list of revoked certificates could not be signed", e);
        }
    }

    private static BigInteger number(@Nullable X509CRL before) {
        var last = before == null ? null : before.getExtensionValue(NUMBER);
        return last == null
                ? BigInteger.ONE
                : ASN1Integer.getInstance(ASN1OctetString.getInstance(last).getOctets())
                        .getValue()
                        .add(BigInteger.ONE);
    }
}
