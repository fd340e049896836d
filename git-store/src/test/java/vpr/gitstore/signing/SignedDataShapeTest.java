package vpr.gitstore.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static vpr.gitstore.signing.Fixtures.COMMIT;
import static vpr.gitstore.signing.Fixtures.SIGNED;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.x500.X500Name;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stored form of a signature, for decades: every version, OID and order, and the exact signed attributes. */
class SignedDataShapeTest {
    private static final String SHAPE = """
            SEQUENCE
              OID 1.2.840.113549.1.7.2
              [0]
                SEQUENCE
                  INTEGER 1
                  SET
                    SEQUENCE
                      OID 2.16.840.1.101.3.4.2.1
                  SEQUENCE
                    OID 1.2.840.113549.1.7.1
                  [0]
                    certificate of the CA
                    certificate of the service
                  SET
                    SEQUENCE
                      INTEGER 1
                      issuer and serial number
                      SEQUENCE
                        OID 2.16.840.1.101.3.4.2.1
                      [0]
                        SEQUENCE
                          OID 1.2.840.113549.1.9.3
                          SET
                            OID 1.2.840.113549.1.7.1
                        SEQUENCE
                          OID 1.2.840.113549.1.9.5
                          SET
                            UTCTime 260301080000Z
                        SEQUENCE
                          OID 1.2.840.113549.1.9.4
                          SET
                            OCTET STRING of 32
                      SEQUENCE
                        OID 1.2.840.10045.4.3.2
                      OCTET STRING of an ECDSA signature
            """;

    @TempDir
    Path data;

    private ServiceKeys keys;

    @BeforeEach
    void makeKeys() throws IOException {
        keys = Fixtures.keys(data);
    }

    @Test
    void a_signature_has_exactly_this_shape() throws Exception {
        var known = Map.of(
                hex(keys.ca().getEncoded()), "certificate of the CA",
                hex(keys.certificate().getEncoded()), "certificate of the service",
                hex(issuerAndSerial().getEncoded()), "issuer and serial number");
        var shape = new StringBuilder();
        print(ASN1Primitive.fromByteArray(der()), "", known, shape);
        assertThat(shape.toString().replaceAll("OCTET STRING of (69|7[0-2])", "OCTET STRING of an ECDSA signature"))
                .isEqualTo(SHAPE);
    }

    @Test
    void it_is_der() throws IOException {
        var der = der();
        assertThat(ASN1Primitive.fromByteArray(der).getEncoded(ASN1Encoding.DER))
                .isEqualTo(der);
    }

    @Test
    void the_signed_attributes_are_exactly_these_bytes() throws IOException {
        var attributes = SignedDataTemplate.attributes(Sha256.of(COMMIT), SIGNED);
        assertThat(HexFormat.of().formatHex(attributes))
                .isEqualTo("3169301806092a864886f70d010903310b06092a864886f70d010701"
                        + "301c06092a864886f70d010905310f170d3236303330313038303030305a"
                        + "302f06092a864886f70d01090431220420"
                        + "a60177c59c221ebdf0d168ecda545fa25d6a77cf97699053ba32a4522782fc3c");
    }

    @Test
    void from_2050_on_the_signing_time_has_four_digits_for_the_year() throws IOException {
        var attributes = SignedDataTemplate.attributes(new byte[32], Instant.parse("2050-01-01T00:00:00Z"));
        assertThat(HexFormat.of().formatHex(attributes))
                .contains("180f" + HexFormat.of().formatHex("20500101000000Z".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void the_armour_has_lines_of_64() {
        var lines = new String(keys.signer().sign(COMMIT, SIGNED), StandardCharsets.US_ASCII).split("\n", -1);
        assertThat(lines[0]).isEqualTo("-----BEGIN SIGNED MESSAGE-----");
        assertThat(lines[1]).hasSize(64).startsWith("MII");
        assertThat(lines[lines.length - 2]).isEqualTo("-----END SIGNED MESSAGE-----");
        assertThat(lines[lines.length - 1]).isEmpty();
    }

    private byte[] der() {
        return Armour.unwrap(keys.signer().sign(COMMIT, SIGNED)).orElseThrow();
    }

    private IssuerAndSerialNumber issuerAndSerial() {
        var issuer = X500Name.getInstance(keys.ca().getSubjectX500Principal().getEncoded());
        return new IssuerAndSerialNumber(issuer, keys.certificate().getSerialNumber());
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static void print(ASN1Encodable element, String indent, Map<String, String> known, StringBuilder shape)
            throws IOException {
        var name = known.get(hex(element.toASN1Primitive().getEncoded()));
        shape.append(indent).append(name == null ? name(element) : name).append('\n');
        for (var child : name == null ? children(element) : List.<ASN1Encodable>of()) {
            print(child, indent + "  ", known, shape);
        }
    }

    private static Iterable<ASN1Encodable> children(ASN1Encodable element) {
        return switch (element) {
            case ASN1Sequence sequence -> sequence;
            case ASN1Set set -> set;
            case ASN1TaggedObject tagged when tagged.isExplicit() -> List.of(tagged.getExplicitBaseObject());
            case ASN1TaggedObject tagged -> ASN1Set.getInstance(tagged, false);
            default -> List.of();
        };
    }

    private static String name(ASN1Encodable element) {
        return switch (element) {
            case ASN1ObjectIdentifier oid -> "OID " + oid;
            case ASN1Integer integer -> "INTEGER " + integer;
            case ASN1OctetString octets -> "OCTET STRING of " + octets.getOctetsLength();
            case ASN1UTCTime time -> "UTCTime " + time;
            case ASN1Sequence _ -> "SEQUENCE";
            case ASN1Set _ -> "SET";
            case ASN1TaggedObject tagged -> "[" + tagged.getTagNo() + "]";
            default -> element.getClass().getSimpleName();
        };
    }
}
