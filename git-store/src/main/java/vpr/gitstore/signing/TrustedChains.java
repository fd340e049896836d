package vpr.gitstore.signing;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Chains from signers to the trust anchors (RFC 5280), remembered where they hold. */
final class TrustedChains {
    private static final int LONGEST = 10;

    private final List<X509Certificate> anchors;
    private final Revocations revocations;
    private final RecentlyUsed<TrustedChain> holding = new RecentlyUsed<>();

    TrustedChains(Collection<X509Certificate> anchors, Revocations revocations) {
        this.revocations = revocations;
        this.anchors = List.copyOf(anchors);
    }

    /** A chain that is valid at this time; empty when there is none. */
    Optional<TrustedChain> chain(KnownSigner signer, List<byte[]> certificates, Instant at) {
        var fingerprint = signer.facts().sha256();
        var known = holding.get(fingerprint);
        if (known.isPresent() && known.get().validity().contains(at)) {
            return known;
        }
        if (!maySign(signer.certificate())) {
            return Optional.empty();
        }
        var found = build(signer.certificate(), certificates, at);
        found.ifPresent(chain -> holding.put(fingerprint, chain));
        return found;
    }

    // A CA's own key signs certificates, never commits.
    private static boolean maySign(X509Certificate certificate) {
        var usage = certificate.getKeyUsage();
        return certificate.getBasicConstraints() < 0 && (usage == null || usage[0] || usage[1]);
    }

    private Optional<TrustedChain> build(X509Certificate leaf, List<byte[]> certificates, Instant at) {
        var valid = validAnchors(at);
        if (valid.isEmpty()) {
            return Optional.empty();
        }
        try {
            var built = (PKIXCertPathBuilderResult)
                    CertPathBuilder.getInstance("PKIX").build(parameters(valid, leaf, certificates, at));
            return Optional.of(new TrustedChain(common(built), revokedFrom(built)));
        } catch (CertPathBuilderException | CertificateException noChain) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform builds PKIX paths", e);
        }
    }

    // The platform's builder does not look at an anchor's validity, so that is done here.
    private Set<TrustAnchor> validAnchors(Instant at) {
        return anchors.stream()
                .filter(anchor -> Validity.of(anchor).contains(at))
                .map(anchor -> new TrustAnchor(anchor, null))
                .collect(Collectors.toSet());
    }

    private static PKIXBuilderParameters parameters(
            Set<TrustAnchor> anchors, X509Certificate leaf, List<byte[]> certificates, Instant at)
            throws GeneralSecurityException {
        var target = new X509CertSelector();
        target.setCertificate(leaf);
        var parameters = new PKIXBuilderParameters(anchors, target);
        parameters.addCertStore(
                CertStore.getInstance("Collection", new CollectionCertStoreParameters(read(certificates))));
        parameters.setDate(Date.from(at));
        parameters.setRevocationEnabled(false);
        parameters.setMaxPathLength(LONGEST);
        return parameters;
    }

    private static List<X509Certificate> read(List<byte[]> certificates) throws CertificateException {
        var read = new ArrayList<X509Certificate>(certificates.size());
        for (var encoded : certificates) {
            read.add(KnownCertificates.certificate(encoded));
        }
        return read;
    }

    private Optional<Instant> revokedFrom(PKIXCertPathBuilderResult built) {
        return built.getCertPath().getCertificates().stream()
                .flatMap(certificate -> revocations.since((X509Certificate) certificate).stream())
                .min(Instant::compareTo);
    }

    private static Validity common(PKIXCertPathBuilderResult built) {
        var validity = Validity.of(built.getTrustAnchor().getTrustedCert());
        for (var certificate : built.getCertPath().getCertificates()) {
            validity = validity.and(Validity.of((X509Certificate) certificate));
        }
        return validity;
    }
}
