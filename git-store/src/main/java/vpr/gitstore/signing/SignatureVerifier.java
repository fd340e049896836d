package vpr.gitstore.signing;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import vpr.record.InvalidException;

/**
 * Judges the signatures of commits. It takes detached CMS SignedData with exactly one signer, ECDSA P-256 and SHA-256,
 * at most 64 KiB and ten certificates. A chain must be valid at the signing time, which is the signer's word: that
 * nobody signed with an expired or revoked key and an older time is the log's to prove. Safe for any number of threads.
 */
public final class SignatureVerifier {
    private final KnownCertificates certificates = new KnownCertificates();
    private final TrustedChains chains;
    private final Clock clock;

    /**
     * @param anchors whom to trust: CA certificates
     * @param clock says whether a certificate has expired since
     * @throws InvalidException when one of the anchors is no CA certificate
     */
    public SignatureVerifier(Collection<X509Certificate> anchors, Clock clock) {
        this(anchors, Revocations.none(), clock);
    }

    private SignatureVerifier(Collection<X509Certificate> anchors, Revocations revocations, Clock clock) {
        if (anchors.stream().anyMatch(anchor -> anchor.getBasicConstraints() < 0)) {
            throw new InvalidException("anchors", "must be certificates of certification authorities");
        }
        this.chains = new TrustedChains(anchors, revocations);
        this.clock = clock;
    }

    /**
     * A verifier that trusts the CA certificates of a PEM file, such as {@link ServiceKeys#caFile}.
     *
     * @throws IOException when the file cannot be read, or holds no certificate
     */
    public static SignatureVerifier trusting(Path pem, Clock clock) throws IOException {
        return new SignatureVerifier(TrustAnchors.read(pem), clock);
    }

    /**
     * A verifier that trusts whom an installation trusts, and knows what they have revoked.
     *
     * @param data the data directory
     * @throws IOException when one of the files cannot be read
     */
    public static SignatureVerifier ofInstallation(Path data, Clock clock) throws IOException {
        var trust = new TrustAnchors(KeyFolder.of(data));
        var anchors = trust.read();
        return new SignatureVerifier(anchors, Revocations.of(trust, anchors), clock);
    }

    public SignatureFacts verify(SignedCommit commit) {
        return commit.signature()
                .map(signature -> verify(commit.payload(), signature))
                .orElseGet(() -> SignatureFacts.without(Verdict.NONE));
    }

    /**
     * @param payload the commit's bytes without its {@code gpgsig} header
     * @param signature the header's text
     */
    public SignatureFacts verify(byte[] payload, byte[] signature) {
        var cms = read(signature);
        var signer = cms.flatMap(certificates::signerOf);
        return signer.isPresent()
                ? judge(payload, cms.get(), signer.get())
                : SignatureFacts.without(signature.length == 0 ? Verdict.NONE : Verdict.UNSUPPORTED);
    }

    /** Who a signature says has signed; this verifies nothing, and is empty for an unsupported one. */
    public Optional<SignerFacts> claimed(byte[] signature) {
        var cms = read(signature);
        return cms.flatMap(certificates::signerOf)
                .map(signer -> signer.facts().at(cms.get().attributes().signedAt()));
    }

    private static Optional<CmsSignature> read(byte[] signature) {
        return Armour.unwrap(signature).flatMap(CmsSignature::read);
    }

    private SignatureFacts judge(byte[] payload, CmsSignature cms, KnownSigner signer) {
        if (!MessageDigest.isEqual(Sha256.of(payload), cms.attributes().digest())
                || !signer.signed(cms.signed(), cms.value())) {
            return SignatureFacts.without(Verdict.BAD);
        }
        var at = cms.attributes().signedAt();
        var verdict = chains.chain(signer, cms.certificates(), at)
                .map(chain -> chain.verdict(at, clock.instant()))
                .orElse(Verdict.GOOD_UNTRUSTED);
        return new SignatureFacts(verdict, Optional.of(signer.facts().at(at)));
    }
}
