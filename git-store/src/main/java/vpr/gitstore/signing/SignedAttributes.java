package vpr.gitstore.signing;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.Time;
import org.jspecify.annotations.Nullable;

/**
 * The signed attributes that a signature of a commit must have, each once and with one value (RFC 5652, 11).
 *
 * @param digest of the commit, as it was signed
 */
@SuppressWarnings("ArrayRecordComponent") // read and dropped, never compared
record SignedAttributes(byte[] digest, Instant signedAt) {
    /**
     * @throws IllegalArgumentException when one is missing, doubled or of another form
     */
    static SignedAttributes read(ASN1Set set) {
        var values = values(set);
        require(CMSObjectIdentifiers.data.equals(values.get(CMSAttributes.contentType)));
        var digest = values.get(CMSAttributes.messageDigest);
        var time = values.get(CMSAttributes.signingTime);
        return new SignedAttributes(
                ASN1OctetString.getInstance(present(digest)).getOctets(),
                Time.getInstance(present(time)).getDate().toInstant());
    }

    private static Map<ASN1ObjectIdentifier, ASN1Encodable> values(ASN1Set set) {
        var values = new HashMap<ASN1ObjectIdentifier, ASN1Encodable>();
        for (var element : set) {
            var attribute = Attribute.getInstance(element);
            require(attribute.getAttrValues().size() == 1);
            require(values.put(
                            attribute.getAttrType(), attribute.getAttrValues().getObjectAt(0))
                    == null);
        }
        return values;
    }

    private static ASN1Encodable present(@Nullable ASN1Encodable value) {
        if (value == null) {
            throw new IllegalArgumentException("a signed attribute is missing");
        }
        return value;
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("the signed attributes have another form");
        }
    }
}
