package vpr.gitstore.verify;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vpr.gitstore.signing.Verdict;
import vpr.record.CommitId;
import vpr.record.RecordId;
import vpr.record.commit.SignatureMeaning;

/** What one look at one record has counted and found. */
final class Findings {
    private final RecordId record;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
    private final Map<SignatureMeaning, Long> meanings = new EnumMap<>(SignatureMeaning.class);
    private long problemCount;
    private long commits;
    private long ahead;
    private long leaves;

    Findings(RecordId record) {
        this.record = record;
    }

    void record(ProblemKind kind, String what) {
        add(new Problem(kind, Optional.of(record), Optional.empty(), what));
    }

    void commit(ProblemKind kind, String commit, String what) {
        add(new Problem(kind, Optional.of(record), Optional.of(new CommitId(commit)), what));
    }

    private void add(Problem problem) {
        problemCount++;
        if (problems.size() < Totals.MOST_KEPT) {
            problems.add(problem);
        }
    }

    void verified(Verdict verdict) {
        commits++;
        verdicts.merge(verdict, 1L, Long::sum);
    }

    void meaning(SignatureMeaning meaning) {
        meanings.merge(meaning, 1L, Long::sum);
    }

    /** The record has good commits that the log has not. */
    void ahead(long commits) {
        ahead += commits;
    }

    void leaves(long count) {
        leaves = count;
    }

    /** How many leaves the record has. */
    long leaves() {
        return leaves;
    }

    RecordId record() {
        return record;
    }

    List<Problem> problems() {
        return problems;
    }

    Map<Verdict, Long> verdicts() {
        return verdicts;
    }

    Map<SignatureMeaning, Long> meanings() {
        return meanings;
    }

    long problemCount() {
        return problemCount;
    }

    long commits() {
        return commits;
    }

    long ahead() {
        return ahead;
    }
}
