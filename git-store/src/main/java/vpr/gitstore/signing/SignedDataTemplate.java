package vpr.gitstore.signing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
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
 * A detached CMS SignedData (RFC 5652) with one signer, in DER. All that stays the same for a signer is encoded once; a
 * signature adds its signed attributes and its value, and the lengths around them.
 */
final class SignedDataTemplate {
    private static final ASN1Integer ONE = new ASN1Integer(1);
    private static final AlgorithmIdentifier SHA256 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);
    private static final AlgorithmIdentifier ECDSA = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
    private static final ASN1Primitive CONTENT_TYPE = attribute(CMSAttributes.contentType, CMSObjectIdentifiers.data);

    private static volatile @Nullable SigningTime lastTime;

    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int OCTET_STRING = 0x04;
    /** [0], constructed: what it is depends on where it stands. */
    private static final int CONTEXT = 0xA0;

    private final byte[] type = der(CMSObjectIdentifiers.signedData);
    private final byte[] beforeSigner;
    private final byte[] beforeAttributes;
    private final byte[] beforeSignature = der(ECDSA);

    /**
     * @param chain the signer's certificate, then its issuers
     */
    SignedDataTemplate(List<X509Certificate> chain) throws CertificateEncodingException, IOException {
        var leaf = chain.getFirst();
        var issuer = X500Name.getInstance(leaf.getIssuerX500Principal().getEncoded());
        beforeAttributes = der(ONE, new IssuerAndSerialNumber(issuer, leaf.getSerialNumber()), SHA256);
        var all = new ASN1EncodableVector();
        for (var certificate : chain) {
            all.add(ASN1Primitive.fromByteArray(certificate.getEncoded()));
        }
        beforeSigner = der(
                ONE,
                new DERSet(SHA256),
                sequence(CMSObjectIdentifiers.data), // without the content: detached
                new DERTaggedObject(false, 0, new DERSet(all)));
    }

    /** What is signed: the attributes as a SET OF in DER. */
    static byte[] attributes(byte[] digest, Instant at) throws IOException {
        var all = new ASN1EncodableVector();
        all.add(CONTENT_TYPE);
        all.add(signingTime(at.getEpochSecond()));
        all.add(attribute(CMSAttributes.messageDigest, new DEROctetString(digest)));
        return der(new DERSet(all));
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

    /** The whole, from the attributes and the signature over them. */
    byte[] encode(byte[] attributes, byte[] signature) {
        byte[] tagged = attributes.clone();
        tagged[0] = (byte) CONTEXT; // in place of the SET that is signed (RFC 5652, 5.4)
        byte[] signerInfo = tlv(SEQUENCE, beforeAttributes, tagged, beforeSignature, tlv(OCTET_STRING, signature));
        byte[] signedData = tlv(SEQUENCE, beforeSigner, tlv(SET, signerInfo));
        return tlv(SEQUENCE, type, tlv(CONTEXT, signedData));
    }

    /** Tag, length, value (X.690, 8.1.3). */
    private static byte[] tlv(int tag, byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        int lengthBytes = length < 0x80 ? 0 : length < 0x100 ? 1 : length < 0x10000 ? 2 : 3;
        var out = ByteBuffer.allocate(2 + lengthBytes + length).put((byte) tag);
        out.put((byte) (lengthBytes == 0 ? length : 0x80 | lengthBytes));
        for (int at = lengthBytes - 1; at >= 0; at--) {
            out.put((byte) (length >>> (8 * at)));
        }
        for (byte[] part : parts) {
            out.put(part);
        }
        return out.array();
    }

    /** One after the other. */
    private static byte[] der(ASN1Encodable... elements) throws IOException {
        var out = new ByteArrayOutputStream();
        for (ASN1Encodable element : elements) {
            out.writeBytes(element.toASN1Primitive().getEncoded(ASN1Encoding.DER));
        }
        return out.toByteArray();
    }

    private static ASN1Primitive attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {
        return sequence(type, new DERSet(value));
    }

    private static ASN1Primitive sequence(ASN1Encodable... elements) {
        return new DERSequence(elements);
    }

    private record SigningTime(long second, ASN1Primitive attribute) {}
}
