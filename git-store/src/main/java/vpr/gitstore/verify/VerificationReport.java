package vpr.gitstore.verify;

import java.util.List;
import java.util.Map;
import vpr.gitstore.signing.Verdict;

/**
 * What a verification found.
 *
 * @param records how many repositories were checked
 * @param commits how many commits of them
 * @param leaves how many leaves of the log
 * @param verdicts how many signatures got which verdict
 * @param problemCount how many problems there are
 * @param problems the first of them, at most {@value Problems#MOST_KEPT}
 */
public record VerificationReport(
        long records,
        long commits,
        long leaves,
        Map<Verdict, Long> verdicts,
        long problemCount,
        List<Problem> problems) {
    public VerificationReport {
        verdicts = Map.copyOf(verdicts);
        problems = List.copyOf(problems);
    }

    public boolean clean() {
        return problemCount == 0;
    }
}
