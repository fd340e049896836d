package vpr.gitstore.signing;

import java.time.Instant;
import java.util.Optional;

/**
 * A chain from a signer to a trust anchor.
 *
 * @param validity when all its certificates are valid
 * @param revokedFrom from when on one of them is revoked
 */
record TrustedChain(Validity validity, Optional<Instant> revokedFrom) {
    /** What is said of a good signature of that time by it. */
    Verdict verdict(Instant signedAt, Instant now) {
        if (revokedFrom.isPresent()) {
            return signedAt.isBefore(revokedFrom.get()) ? Verdict.GOOD_REVOKED_SINCE : Verdict.REVOKED;
        }
        return validity.contains(now) ? Verdict.GOOD_TRUSTED : Verdict.GOOD_EXPIRED_SINCE;
    }
}
