package vpr.gitstore.signing;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import vpr.record.InvalidException;

/**
 * Checks time stamps (RFC 3161): that a text existed at a time, by the word of somebody whose certificate leads to a trusted
 * one, was valid then and is for time stamping. Whether it was revoked is not asked: the checker may be offline.
 */
public final class TimeStamps {
    private static final int LARGEST = 128 * 1024;

    private final List<X509Certificate> authorities;

    private TimeStamps(List<X509Certificate> authorities) {
        this.authorities = authorities;
    }

    /**
     * @param authorities PEM: the certificates that are trusted
     * @throws InvalidException when the file holds none
     */
    public static TimeStamps trusting(Path authorities) throws IOException {
        try {
            var certificates = Pem.read(OwnerOnly.read(authorities, Pem.LARGEST));
            if (certificates.isEmpty()) {
                throw new InvalidException("timestamp authorities", "must be a PEM file with certificates");
            }
            return new TimeStamps(certificates);
        } catch (GeneralSecurityException e) {
            throw new InvalidException("timestamp authorities", "must be a PEM file with certificates");
        }
    }

    /**
     * What a response says about a text.
     *
     * @param response as it is stored, DER
     * @param text what was stamped
     * @throws InvalidTimeStampException when it says nothing about it, or nobody trusted does
     */
    public TimeStamp verify(byte[] response, byte[] text) throws InvalidTimeStampException {
        try {
            if (response.length > LARGEST) {
                throw new InvalidTimeStampException("it is too large");
            }
            var token = new TimeStampResponse(response).getTimeStampToken();
            if (token == null) {
                throw new InvalidTimeStampException("the authority gave none");
            }
            return verify(token, text);
        } catch (InvalidTimeStampException e) {
            throw e;
        } catch (IOException
                | TSPException
                | GeneralSecurityException
                | OperatorCreationException
                | RuntimeException e) { // hostile bytes make the parser throw many kinds
            throw new InvalidTimeStampException("it is not a good one", e);
        }
    }

    private TimeStamp verify(TimeStampToken token, byte[] text)
            throws InvalidTimeStampException, GeneralSecurityException, OperatorCreationException, TSPException,
                    IOException {
        var info = token.getTimeStampInfo();
        if (!info.getMessageImprintAlgOID().equals(TSPAlgorithms.SHA256)
                || !MessageDigest.isEqual(info.getMessageImprintDigest(), Sha256.of(text))) {
            throw new InvalidTimeStampException("it is of another text");
        }
        var brought = certificates(token.getCertificates().getMatches(null));
        var signer = brought.stream()
                .filter(certificate -> token.getSID().match(holder(certificate)))
                .findFirst()
                .orElseThrow(() -> new InvalidTimeStampException("it does not bring its certificate"));
        // Also that the certificate is for time stamping and nothing else, and was valid at the time.
        token.validate(new JcaSimpleSignerInfoVerifierBuilder()
                .setProvider(CryptoProvider.portable())
                .build(signer));
        requireTrusted(signer, brought, info.getGenTime());
        return new TimeStamp(
                info.getGenTime().toInstant(), signer.getSubjectX500Principal().getName());
    }

    private void requireTrusted(X509Certificate signer, List<X509Certificate> brought, Date time)
            throws GeneralSecurityException {
        var target = new X509CertSelector();
        target.setCertificate(signer);
        Set<TrustAnchor> anchors = authorities.stream()
                .map(authority -> new TrustAnchor(authority, null))
                .collect(Collectors.toSet());
        var parameters = new PKIXBuilderParameters(anchors, target);
        parameters.setRevocationEnabled(false);
        parameters.setDate(time);
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(brought)));
        CertPathBuilder.getInstance("PKIX").build(parameters);
    }

    private static List<X509Certificate> certificates(Collection<X509CertificateHolder> holders)
            throws GeneralSecurityException, IOException {
        var certificates = new ArrayList<X509Certificate>();
        for (var holder : holders) {
            certificates.add(KnownCertificates.certificate(holder.getEncoded()));
        }
        return certificates;
    }

    private static X509CertificateHolder holder(X509Certificate certificate) {
        try {
            return new X509CertificateHolder(certificate.getEncoded());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("a certificate that was read cannot be written", e);
        }
    }
}
