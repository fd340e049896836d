package vpr.gitstore.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import vpr.gitstore.verify.AuditState.Part;

/** Which part of the store is looked at next, and when. For one thread. */
final class AuditSchedule {
    /** A part is due again when so much of the period is over, so that nothing becomes older than the period. */
    private static final double DUE = 0.9;
    /** Where something was found, whoever mends it wants to see that it is mended. */
    private static final double DUE_WITH_PROBLEMS = 0.05;
    /** All parts are due when the store has so many times the commits that were verified: a young one, or after an import. */
    private static final int GROWN = 2;
    /** But not oftener than once in so much of the period. */
    private static final double BETWEEN_GROWTHS = 0.001;

    private final Duration period;
    private Instant grown = Instant.EPOCH;

    AuditSchedule(Duration period) {
        this.period = period;
    }

    /** @param due may be over */
    record Next(int part, Instant due) {}

    /** @param commits that the store has */
    Next next(AuditState state, long commits, Instant now) {
        if (now.isBefore(grown)) {
            grown = Instant.EPOCH; // the clock was set back: no look would ever be after that growth
        }
        List<Part> parts = state.parts();
        long verified = parts.stream().mapToLong(Part::commits).sum();
        boolean looking = parts.stream().anyMatch(this::wasBeforeGrowth);
        if (!looking
                && commits > 0
                && commits >= GROWN * verified
                && !now.isBefore(grown.plus(share(BETWEEN_GROWTHS)))) {
            grown = now;
        }
        return IntStream.range(0, parts.size())
                .mapToObj(n -> new Next(n, due(parts.get(n))))
                .min(Comparator.comparing(Next::due))
                .orElseThrow();
    }

    private Instant due(Part part) {
        if (wasBeforeGrowth(part)) {
            return Instant.EPOCH;
        }
        Duration after = share(part.problemCount() > 0 ? DUE_WITH_PROBLEMS : DUE);
        return part.verified().orElse(Instant.EPOCH).plus(after);
    }

    private boolean wasBeforeGrowth(Part part) {
        return part.verified().orElse(Instant.MIN).isBefore(grown);
    }

    /** What looking at one part may take. */
    Duration timeForOne(int parts) {
        return share(DUE / parts);
    }

    private Duration share(double share) {
        return Duration.ofNanos((long) (period.toNanos() * share));
    }
}
