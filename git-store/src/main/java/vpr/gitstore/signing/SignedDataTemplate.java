package vpr.gitstore.signing;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.jspecify.annotations.Nullable;

/**
 * A detached CMS SignedData (RFC 5652) with one signer, in DER. All that stays the same for a signer is built once; a
 * signature adds its signed attributes and its value.
 */
final class SignedDataTemplate {
    private static final ASN1Integer ONE = new ASN1Integer(1);
    private static final AlgorithmIdentifier SHA256 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);
    private static final AlgorithmIdentifier ECDSA = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
    private static final ASN1Primitive CONTENT_TYPE = attribute(CMSAttributes.contentType, CMSObjectIdentifiers.data);

    private static volatile @Nullable SigningTime lastTime;

    private final ASN1Primitive signer;
    private final ASN1Primitive certificates;
    private final ASN1Primitive digestAlgorithms = new DERSet(SHA256);
    private final ASN1Primitive detached = sequence(CMSObjectIdentifiers.data);

    /**
     * @param chain the signer's certificate, then its issuers
     */
    SignedDataTemplate(List<X509Certificate> chain) throws CertificateEncodingException, IOException {
        var leaf = chain.getFirst();
        var issuer = X500Name.getInstance(leaf.getIssuerX500Principal().getEncoded());
        signer = new IssuerAndSerialNumber(issuer, leaf.getSerialNumber()).toASN1Primitive();
        var all = new ASN1EncodableVector();
        for (var certificate : chain) {
            all.add(ASN1Primitive.fromByteArray(certificate.getEncoded()));
        }
        certificates = new DERTaggedObject(false, 0, new DERSet(all));
    }

    /** What is signed: the attributes as a SET OF in DER. */
    static ASN1Set attributes(byte[] digest, Instant at) {
        var all = new ASN1EncodableVector();
        all.add(CONTENT_TYPE);
        all.add(signingTime(at.getEpochSecond()));
        all.add(attribute(CMSAttributes.messageDigest, new DEROctetString(digest)));
        return new DERSet(all);
    }

    // It counts seconds, and its text costs more than the rest of the attributes.
    private static ASN1Primitive signingTime(long second) {
        SigningTime last = lastTime;
        if (last == null || last.second != second) {
            var time = new Time(Date.from(Instant.ofEpochSecond(second)));
            last = new SigningTime(second, attribute(CMSAttributes.signingTime, time));
            lastTime = last;
        }
        return last.attribute;
    }

    /** The whole, from the attributes and the signature over their DER. */
    byte[] encode(ASN1Set attributes, byte[] signature) throws IOException {
        var signerInfo = sequence(
                ONE, signer, SHA256, new DERTaggedObject(false, 0, attributes), ECDSA, new DEROctetString(signature));
        var signedData = sequence(ONE, digestAlgorithms, detached, certificates, new DERSet(signerInfo));
        return sequence(CMSObjectIdentifiers.signedData, new DERTaggedObject(true, 0, signedData))
                .getEncoded(ASN1Encoding.DER);
    }

    private static ASN1Primitive attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {
        return sequence(type, new DERSet(value));
    }

    private static ASN1Primitive sequence(ASN1Encodable... elements) {
        return new DERSequence(elements);
    }

    private record SigningTime(long second, ASN1Primitive attribute) {}
}
