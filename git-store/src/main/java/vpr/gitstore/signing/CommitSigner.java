package vpr.gitstore.signing;

import java.security.cert.X509Certificate;
import java.time.Instant;
import vpr.record.Author;

/** Signs commits with one key; alone, it signs for every author. Safe for any number of threads. */
public interface CommitSigner extends CommitSigners {
    /**
     * An armoured, detached CMS SignedData over these bytes; it ends with a line feed.
     *
     * @param commit the commit's bytes without a {@code gpgsig} header
     * @param at the signing time that is signed with them, kept in whole seconds
     * @throws SigningException when the provider fails, or {@code at} lies outside the certificate's validity
     */
    byte[] sign(byte[] commit, Instant at);

    /** What the signature says: {@code authored} by the author's own key, {@code attested} by the service for the author. */
    String meaning();

    /** The certificate that every signature of this signer names. */
    X509Certificate certificate();

    @Override
    default CommitSigner signerFor(Author author, Instant at) {
        return this;
    }
}
