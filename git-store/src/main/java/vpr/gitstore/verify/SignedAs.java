package vpr.gitstore.verify;

import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import vpr.gitstore.signing.AuthorSignatures;
import vpr.gitstore.signing.SignerFacts;
import vpr.record.commit.Trailers;

/** Whether a good signature is what the commit says of it: authored or attested. */
final class SignedAs {
    /** From {@code Recorded-At} of what was prepared until it was recorded, at most. */
    private static final Duration PREPARED = Duration.ofMinutes(15);

    private SignedAs() {}

    /** The rule that it breaks. */
    static Optional<String> broken(Trailers trailers, SignerFacts signer) {
        return switch (trailers.signatureMeaning()) {
            case ATTESTED ->
                signer.signedAt().getEpochSecond() == trailers.recordedAt().getEpochSecond()
                        ? Optional.empty()
                        : Optional.of("its signing time must be Recorded-At");
            case AUTHORED -> authored(trailers, signer);
        };
    }

    private static Optional<String> authored(Trailers trailers, SignerFacts signer) {
        var registrations = trailers.provenance().author().registrations();
        if (Collections.disjoint(signer.registrations(), registrations)) {
            return Optional.of("it says authored: its certificate must name one of Author-Registration");
        }
        var first = trailers.recordedAt().minus(AuthorSignatures.CLOCK_SKEW);
        var last = trailers.recordedAt().plus(PREPARED).plus(AuthorSignatures.CLOCK_SKEW);
        // Signing times have whole seconds.
        return signer.signedAt().plusSeconds(1).isAfter(first)
                        && !signer.signedAt().isAfter(last)
                ? Optional.empty()
                : Optional.of("it says authored: its signing time must be near Recorded-At");
    }
}
