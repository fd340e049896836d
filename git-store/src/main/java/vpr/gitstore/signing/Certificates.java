package vpr.gitstore.signing;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Issues the certificates of one organisation (X.509 v3, RFC 5280). */
final class Certificates {
    private static final Period CA_YEARS = Period.ofYears(10);
    private static final Period SERVICE_YEARS = Period.ofYears(3);

    /** So that a clock that is set back a little does not sign before its certificate began. */
    private static final Duration BEFORE = Duration.ofHours(1);

    private final String namespace;
    private final Instant now;
    private final SecureRandom random = new SecureRandom();

    Certificates(String namespace, Clock clock) {
        this.namespace = namespace;
        this.now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    KeyPair newKey() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), random);
        return generator.generateKeyPair();
    }

    /** A self-signed CA that issues leaves only. */
    X509Certificate ca(KeyPair key) throws GeneralSecurityException, IOException {
        var name = name("VPR organisation CA");
        var builder = new JcaX509v3CertificateBuilder(name, serial(), from(), until(CA_YEARS), name, key.getPublic());
        var extensions = new JcaX509ExtensionUtils();
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        builder.addExtension(
                Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(key.getPublic()));
        return sign(builder, key);
    }

    X509Certificate service(KeyPair key, X509Certificate ca, KeyPair caKey)
            throws GeneralSecurityException, IOException {
        var issuer = X500Name.getInstance(ca.getSubjectX500Principal().getEncoded());
        var builder = new JcaX509v3CertificateBuilder(
                issuer, serial(), from(), until(SERVICE_YEARS), name("VPR service"), key.getPublic());
        var extensions = new JcaX509ExtensionUtils();
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(
                Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
        builder.addExtension(
                Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(key.getPublic()));
        builder.addExtension(
                Extension.authorityKeyIdentifier, false, extensions.createAuthorityKeyIdentifier(ca.getPublicKey()));
        builder.addExtension(Extension.subjectAlternativeName, false, uri("vpr://" + namespace + "/service"));
        return sign(builder, caKey);
    }

    private static GeneralNames uri(String uri) {
        return new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, uri));
    }

    private X500Name name(String commonName) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.O, namespace)
                .addRDN(BCStyle.CN, commonName)
                .build();
    }

    private BigInteger serial() {
        return new BigInteger(128, random).add(BigInteger.ONE);
    }

    private Date from() {
        return Date.from(now.minus(BEFORE));
    }

    private Date until(Period period) {
        return Date.from(now.atZone(ZoneOffset.UTC).plus(period).toInstant());
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, KeyPair issuer)
            throws GeneralSecurityException, IOException {
        try {
            var signer = new JcaContentSignerBuilder(EcdsaKey.ALGORITHM).build(issuer.getPrivate());
            return KnownCertificates.certificate(builder.build(signer).getEncoded());
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException("the certificate could not be signed", e);
        }
    }
}
