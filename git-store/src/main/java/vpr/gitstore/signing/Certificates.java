package vpr.gitstore.signing;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
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

/** Issues the certificates of one organisation (X.509 v3, RFC 5280). None outlives the CA that issued it. */
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
    X509Certificate ca(KeyPair key, String organisation) throws GeneralSecurityException, IOException {
        var name = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.O, organisation)
                .addRDN(BCStyle.CN, "VPR organisation CA")
                .build();
        var builder = new JcaX509v3CertificateBuilder(
                name, serial(), Date.from(now.minus(BEFORE)), Date.from(after(CA_YEARS)), name, key.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        builder.addExtension(
                Extension.subjectKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key.getPublic()));
        return sign(builder, key.getPrivate());
    }

    X509Certificate service(PublicKey key, Issuer issuer) throws GeneralSecurityException, IOException {
        var name = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.O, namespace)
                .addRDN(BCStyle.CN, "VPR service")
                .build();
        return leaf(name, serviceUri(namespace), key, issuer, after(SERVICE_YEARS));
    }

    /** What names the service of an installation. */
    static String serviceUri(String namespace) {
        return "vpr://" + namespace + "/service";
    }

    X509Certificate author(Professional author, PublicKey key, Issuer issuer, Duration validity)
            throws GeneralSecurityException, IOException {
        return leaf(author.subject(), author.uri(), key, issuer, now.plus(validity));
    }

    private X509Certificate leaf(X500Name subject, String uri, PublicKey key, Issuer issuer, Instant until)
            throws GeneralSecurityException, IOException {
        var ca = issuer.certificate();
        var from = later(now.minus(BEFORE), ca.getNotBefore().toInstant());
        var end = earlier(until, ca.getNotAfter().toInstant());
        var builder = new JcaX509v3CertificateBuilder(
                X500Name.getInstance(ca.getSubjectX500Principal().getEncoded()),
                serial(),
                Date.from(from),
                Date.from(end),
                subject,
                key);
        var extensions = new JcaX509ExtensionUtils();
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(
                Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
        builder.addExtension(Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(key));
        builder.addExtension(
                Extension.authorityKeyIdentifier, false, extensions.createAuthorityKeyIdentifier(ca.getPublicKey()));
        builder.addExtension(Extension.subjectAlternativeName, false, uri(uri));
        return sign(builder, issuer.key());
    }

    private static GeneralNames uri(String uri) {
        return new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, uri));
    }

    private BigInteger serial() {
        return new BigInteger(128, random).add(BigInteger.ONE);
    }

    private Instant after(Period period) {
        return now.atZone(ZoneOffset.UTC).plus(period).toInstant();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey issuer)
            throws GeneralSecurityException, IOException {
        try {
            var signer = new JcaContentSignerBuilder(EcdsaKey.ALGORITHM).build(issuer);
            return KnownCertificates.certificate(builder.build(signer).getEncoded());
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException("the certificate could not be signed", e);
        }
    }
}
