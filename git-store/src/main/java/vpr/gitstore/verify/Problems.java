package vpr.gitstore.verify;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vpr.gitstore.signing.Verdict;
import vpr.record.CommitId;
import vpr.record.RecordId;

/** What has been counted and found so far. */
final class Problems {
    static final int MOST_KEPT = 1000;

    private final List<Problem> kept = new ArrayList<>();
    private final Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
    private long count;
    private long commits;

    void log(String what) {
        add(new Problem(Optional.empty(), Optional.empty(), what));
    }

    void record(RecordId record, String what) {
        add(new Problem(Optional.of(record), Optional.empty(), what));
    }

    void commit(RecordId record, String commit, String what) {
        add(new Problem(Optional.of(record), Optional.of(new CommitId(commit)), what));
    }

    private void add(Problem problem) {
        count++;
        if (kept.size() < MOST_KEPT) {
            kept.add(problem);
        }
    }

    void signature(Verdict verdict) {
        commits++;
        verdicts.merge(verdict, 1L, Long::sum);
    }

    VerificationReport report(long records, long leaves) {
        return new VerificationReport(records, commits, leaves, verdicts, count, kept);
    }
}
