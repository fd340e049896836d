package vpr.gitstore.verify;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vpr.gitstore.signing.Verdict;
import vpr.record.commit.SignatureMeaning;

/** What has been counted and found so far, by all threads. */
final class Totals {
    static final int MOST_KEPT = 1000;

    private final List<Problem> kept = new ArrayList<>();
    private final Map<ProblemKind, Long> kinds = new EnumMap<>(ProblemKind.class);
    private final Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
    private final Map<SignatureMeaning, Long> meanings = new EnumMap<>(SignatureMeaning.class);
    private long problemCount;
    private long records;
    private long commits;
    private long ahead;

    synchronized void log(ProblemKind kind, String what) {
        add(new Problem(kind, Optional.empty(), Optional.empty(), what));
    }

    synchronized void add(Findings findings) {
        records++;
        commits += findings.commits();
        ahead += findings.ahead();
        findings.problems().forEach(this::add);
        problemCount += findings.problemCount() - findings.problems().size();
        findings.verdicts().forEach((verdict, count) -> verdicts.merge(verdict, count, Long::sum));
        findings.meanings().forEach((meaning, count) -> meanings.merge(meaning, count, Long::sum));
    }

    private void add(Problem problem) {
        problemCount++;
        kinds.merge(problem.kind(), 1L, Long::sum);
        if (kept.size() < MOST_KEPT) {
            kept.add(problem);
        }
    }

    /** How many commits of records the log should have and has not. */
    synchronized long ahead() {
        return ahead;
    }

    synchronized VerificationReport report(VerificationReport.Scope scope, long leaves) {
        return new VerificationReport(scope, records, commits, leaves, verdicts, meanings, problemCount, kinds, kept);
    }
}
