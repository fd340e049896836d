package vpr.gitstore.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the auditor knows now.
 *
 * @param period within which everything is verified once
 * @param verified commits that were verified within the last period
 * @param total how many commits the log has now
 * @param position the last one's place in the order; empty when there is none
 * @param since when the oldest of what counts as verified was verified; empty when nothing was
 * @param problemCount how many problems the last look at each part found
 * @param kinds how many of each kind
 * @param problems the first of them
 * @param failure why the auditor cannot work at the moment; it is tried again
 */
public record AuditReport(
        Duration period,
        long verified,
        long total,
        Optional<String> position,
        Optional<Instant> since,
        long problemCount,
        Map<ProblemKind, Long> kinds,
        List<Problem> problems,
        Optional<String> failure) {
    public AuditReport {
        kinds = Map.copyOf(kinds);
        problems = List.copyOf(problems);
    }
}
