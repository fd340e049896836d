package vpr.gitstore.signing;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A CA that some hospital has already.
 *
 * @param issuer null where it is its own
 */
record Authority(KeyPair key, @Nullable Issuer issuer) {
    X509Certificate certificate(String name) throws Exception {
        var subject = new X500Name("CN=" + name + ",O=Elsewhere");
        var by = issuer == null
                ? subject
                : X500Name.getInstance(
                        issuer.certificate().getSubjectX500Principal().getEncoded());
        var builder = new JcaX509v3CertificateBuilder(
                by,
                BigInteger.valueOf(name.length()),
                Date.from(Fixtures.CREATED),
                Date.from(Fixtures.CREATED.plus(Duration.ofDays(3000))),
                subject,
                key.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        builder.addExtension(
                Extension.subjectKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key.getPublic()));
        var signer =
                new JcaContentSignerBuilder(EcdsaKey.ALGORITHM).build(issuer == null ? key.getPrivate() : issuer.key());
        return KnownCertificates.certificate(builder.build(signer).getEncoded());
    }
}
