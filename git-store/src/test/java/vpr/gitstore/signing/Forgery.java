package vpr.gitstore.signing;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Signatures with a service's real key by an independent CMS generator, in forms that the service does not make. */
final class Forgery {
    private final KeyMaterial keys;
    private Instant at = Fixtures.SIGNED;
    private String algorithm = EcdsaKey.ALGORITHM;
    private String encoding = ASN1Encoding.DER;
    private ASN1ObjectIdentifier omitted = new ASN1ObjectIdentifier("1.2.3.4");
    private int signers = 1;
    private boolean attributes = true;
    private boolean attached;
    private boolean named = true;

    private Forgery(KeyMaterial keys) {
        this.keys = keys;
    }

    static Forgery by(Path data) throws IOException {
        return new Forgery(
                new KeyStoreFile(ServiceKeys.caFile(data).resolveSibling("service.p12")).read(Fixtures.password()));
    }

    CommitSigner portable() throws GeneralSecurityException, IOException {
        return new CmsCommitSigner(
                "attested", keys.serviceKey(), List.of(keys.service(), keys.ca()), CryptoProvider.portable());
    }

    Forgery at(Instant time) {
        at = time;
        return this;
    }

    Forgery with(String signatureAlgorithm) {
        algorithm = signatureAlgorithm;
        return this;
    }

    Forgery without(ASN1ObjectIdentifier attribute) {
        omitted = attribute;
        return this;
    }

    Forgery withoutAttributes() {
        attributes = false;
        return this;
    }

    Forgery withoutItsCertificate() {
        named = false;
        return this;
    }

    Forgery twice() {
        signers = 2;
        return this;
    }

    Forgery attached() {
        attached = true;
        return this;
    }

    Forgery inBer() {
        encoding = ASN1Encoding.BER;
        return this;
    }

    byte[] sign(byte[] commit) throws Exception {
        var generator = new CMSSignedDataGenerator();
        for (int i = 0; i < signers; i++) {
            addSigner(generator);
        }
        generator.addCertificates(new JcaCertStore(named ? List.of(keys.service(), keys.ca()) : List.of(keys.ca())));
        var signed = generator.generate(new CMSProcessableByteArray(commit), attached);
        return Armour.wrap(signed.getEncoded(encoding));
    }

    private void addSigner(CMSSignedDataGenerator generator)
            throws OperatorCreationException, GeneralSecurityException, CMSException {
        var digests = new JcaDigestCalculatorProviderBuilder().build();
        var time = new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(at))));
        var usual = new DefaultSignedAttributeTableGenerator(new AttributeTable(time));
        generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(digests)
                .setDirectSignature(!attributes)
                .setSignedAttributeGenerator(
                        parameters -> usual.getAttributes(parameters).remove(omitted))
                .build(new JcaContentSignerBuilder(algorithm).build(keys.serviceKey()), keys.service()));
    }
}
