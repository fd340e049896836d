package vpr.gitstore.signing;

import java.util.Optional;

/**
 * The outcome of a verification.
 *
 * @param verdict what it says
 * @param signer who signed; present when the verdict is one of the good ones, since otherwise it is only a claim
 */
public record SignatureFacts(Verdict verdict, Optional<SignerFacts> signer) {
    /** Where there is nothing to say about a signer. */
    public static SignatureFacts without(Verdict verdict) {
        return new SignatureFacts(verdict, Optional.empty());
    }
}
