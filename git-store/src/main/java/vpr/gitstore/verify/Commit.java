package vpr.gitstore.verify;

import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;
import vpr.gitstore.signing.SignedCommit;
import vpr.record.InvalidException;

/**
 * A commit whose bytes have its id.
 *
 * @param signed null when it cannot be taken apart
 * @param text null when it is none that VPR would write
 * @param wrong then the rule that it breaks
 */
record Commit(
        ObjectId id,
        Optional<ObjectId> parent,
        @Nullable SignedCommit signed,
        @Nullable CommitText text,
        @Nullable String wrong) {
    static Commit of(ObjectId id, byte[] raw) {
        Optional<ObjectId> parent = Optional.empty();
        SignedCommit signed = null;
        try {
            parent = CommitText.parentOf(raw);
            signed = SignedCommit.parse(raw);
            return new Commit(id, parent, signed, CommitText.parse(signed.payload()), null);
        } catch (InvalidException e) {
            return new Commit(id, parent, signed, null, String.valueOf(e.getMessage()));
        }
    }

    String name() {
        return id.name();
    }

    /** The number that it gives itself; -1 when it is none of VPR's. */
    long sequence() {
        return text == null ? -1 : text.trailers().sequence();
    }
}
