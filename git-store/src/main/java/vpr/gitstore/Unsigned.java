package vpr.gitstore;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import vpr.gitstore.signing.CommitSigner;
import vpr.record.Author;
import vpr.record.InvalidException;

/** Stands where an author's signature will stand. */
final class Unsigned implements CommitSigner {
    /** @throws InvalidException when no certificate can name the author */
    @Override
    public CommitSigner signerFor(Author author, Instant at) {
        if (author.registrations().isEmpty()) {
            throw new InvalidException(
                    "author.registrations", "must hold the registration that the author's certificate names");
        }
        return this;
    }

    @Override
    public byte[] sign(byte[] commit, Instant at) {
        return "unsigned\n".getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String meaning() {
        return "authored";
    }

    @Override
    public X509Certificate certificate() {
        throw new IllegalStateException("nobody has signed yet");
    }
}
