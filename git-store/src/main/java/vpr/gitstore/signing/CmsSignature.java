package vpr.gitstore.signing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * A detached CMS SignedData of the one form that counts: one signer named by issuer and serial number, SHA-256, ECDSA,
 * and signed attributes with content type, message digest and signing time.
 *
 * @param signer the issuer and serial number of the signer's certificate, in DER
 * @param certificates in DER, in no order
 * @param signed the signed attributes in DER: what the signature is over
 */
@SuppressWarnings("ArrayRecordComponent") // read and dropped, never compared
record CmsSignature(
        byte[] signer, List<byte[]> certificates, SignedAttributes attributes, byte[] signed, byte[] value) {
    private static final int MOST_CERTIFICATES = 10;

    /** What these bytes hold; empty when they are not of that form, whatever else they may be. */
    static Optional<CmsSignature> read(byte[] encoded) {
        try (var in = new ASN1InputStream(encoded, true)) { // lazy: certificates stay bytes
            var object = in.readObject();
            require(object != null && in.read() < 0);
            return Optional.of(read(ContentInfo.getInstance(object)));
        } catch (IOException | RuntimeException malformed) { // the parser throws many kinds on hostile bytes
            return Optional.empty();
        }
    }

    /**
     * Whether what is not signed in it is what must be there and no more: DER, the versions, one digest algorithm, no
     * lists of revoked certificates, no unsigned attributes, certificates whose own signatures are whole bytes. Other readers
     * are stricter about these than this one.
     *
     * @param encoded what {@link #read} takes
     */
    static boolean isPlain(byte[] encoded) {
        try {
            var content = ContentInfo.getInstance(encoded);
            var data = SignedData.getInstance(content.getContent());
            var signer = SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
            return Arrays.equals(content.getEncoded(ASN1Encoding.DER), encoded)
                    && data.getVersion().hasValue(1)
                    && signer.getVersion().hasValue(1)
                    && data.getDigestAlgorithms().size() == 1
                    && AlgorithmIdentifier.getInstance(
                                    data.getDigestAlgorithms().getObjectAt(0))
                            .getAlgorithm()
                            .equals(NISTObjectIdentifiers.id_sha256)
                    && data.getCRLs() == null
                    && signer.getUnauthenticatedAttributes() == null
                    && areWholeBytes(data.getCertificates());
        } catch (IOException | RuntimeException malformed) { // the parser throws many kinds on hostile bytes
            return false;
        }
    }

    /** A signature whose last bit is 0 could as well leave it out: the same certificate in other bytes. */
    private static boolean areWholeBytes(ASN1Set certificates) {
        for (var certificate : certificates) {
            if (Certificate.getInstance(certificate).getSignature().getPadBits() != 0) {
                return false;
            }
        }
        return true;
    }

    private static CmsSignature read(ContentInfo content) throws IOException {
        require(content.getContentType().equals(CMSObjectIdentifiers.signedData));
        var data = SignedData.getInstance(content.getContent());
        var encapsulated = data.getEncapContentInfo();
        require(encapsulated.getContentType().equals(CMSObjectIdentifiers.data));
        require(encapsulated.getContent() == null);
        require(data.getSignerInfos().size() == 1);
        var signer = SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
        require(!signer.getSID().isTagged());
        require(signer.getDigestAlgorithm().getAlgorithm().equals(NISTObjectIdentifiers.id_sha256));
        require(signer.getDigestEncryptionAlgorithm().getAlgorithm().equals(X9ObjectIdentifiers.ecdsa_with_SHA256));
        require(signer.getAuthenticatedAttributes() != null);
        return new CmsSignature(
                IssuerAndSerialNumber.getInstance(signer.getSID().getId()).getEncoded(ASN1Encoding.DER),
                certificates(data.getCertificates()),
                SignedAttributes.read(signer.getAuthenticatedAttributes()),
                signer.getAuthenticatedAttributes().getEncoded(ASN1Encoding.DER),
                signer.getEncryptedDigest().getOctets());
    }

    private static List<byte[]> certificates(ASN1Set set) throws IOException {
        require(set != null && set.size() >= 1 && set.size() <= MOST_CERTIFICATES);
        var certificates = new ArrayList<byte[]>(set.size());
        for (var certificate : set) {
            certificates.add(certificate.toASN1Primitive().getEncoded());
        }
        return certificates;
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("the signature has another form");
        }
    }
}
