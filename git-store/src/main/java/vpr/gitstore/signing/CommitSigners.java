package vpr.gitstore.signing;

import java.time.Instant;
import vpr.record.Author;

/** Chooses whose key signs a commit. Safe for any number of threads. */
public interface CommitSigners {
    /**
     * Who signs what this author answers for.
     *
     * @param at the signing time that the signer will be given
     */
    CommitSigner signerFor(Author author, Instant at);
}
