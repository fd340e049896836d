package vpr.gitstore.verify;

import java.util.List;
import java.util.Map;
import vpr.gitstore.signing.Verdict;
import vpr.record.commit.SignatureMeaning;

/**
 * What a verification found.
 *
 * @param scope what was looked at
 * @param records how many records were looked at
 * @param commits how many of their commits were verified: bytes, signature, content chain, leaf
 * @param leaves how many leaves of the log
 * @param verdicts how many signatures got which verdict
 * @param meanings how many commits are signed by their authors, how many by the service for them
 * @param problemCount how many problems there are
 * @param kinds how many of each kind
 * @param problems the first of them, at most {@value Totals#MOST_KEPT}
 */
public record VerificationReport(
        Scope scope,
        long records,
        long commits,
        long leaves,
        Map<Verdict, Long> verdicts,
        Map<SignatureMeaning, Long> meanings,
        long problemCount,
        Map<ProblemKind, Long> kinds,
        List<Problem> problems) {
    /** What a verification looks at. */
    public enum Scope {
        /** Every record's {@code main} against the log, and the log with its tree and checkpoint. */
        TIPS,
        /** Every object, signature and leaf. */
        FULL,
        /** As {@link #TIPS}, and all of what was recorded since a time. */
        SINCE
    }

    public VerificationReport {
        verdicts = Map.copyOf(verdicts);
        meanings = Map.copyOf(meanings);
        kinds = Map.copyOf(kinds);
        problems = List.copyOf(problems);
    }

    public boolean clean() {
        return problemCount == 0;
    }
}
