package vpr.gitstore.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vpr.gitstore.signing.SignatureVerifier;
import vpr.gitstore.verify.RecordCheck.Extent;
import vpr.gitstore.verify.VerificationReport.Scope;
import vpr.log.CorruptLogException;
import vpr.log.JournalCheck;
import vpr.log.LeafLines;
import vpr.log.Leaves;
import vpr.log.Position;

/**
 * Verifies a whole store: every object that a record's commits name has the bytes of its id, every signature is good and
 * trusted, every commit follows its parent in number, time and content, log and records have the same commits in the same
 * order, and the log's tree is the one that its checkpoint is signed over. It reads only, and trusts nothing but the anchors
 * it is given. A store that is being written may be verified; what comes while it runs is left to the next time.
 */
public final class Verifier {
    private final Path data;
    private final SignatureVerifier signatures;
    private final @Nullable KeptCheckpoint kept;
    private final int threads;

    /** @param data the data directory */
    public Verifier(Path data, SignatureVerifier signatures) {
        this(data, signatures, null, Runtime.getRuntime().availableProcessors());
    }

    private Verifier(Path data, SignatureVerifier signatures, @Nullable KeptCheckpoint kept, int threads) {
        this.data = data;
        this.signatures = signatures;
        this.kept = kept;
        this.threads = threads;
    }

    /** The log must lead to this checkpoint too. */
    public Verifier extending(KeptCheckpoint checkpoint) {
        return new Verifier(data, signatures, checkpoint, threads);
    }

    /** With as many threads. */
    public Verifier onThreads(int count) {
        return new Verifier(data, signatures, kept, count);
    }

    /**
     * Every record's {@code main} is its last leaf; log, tree and checkpoint agree.
     *
     * @throws IOException when the data directory or its log cannot be read at all; what can be told of a record or a leaf
     *     is a problem in the report
     */
    public VerificationReport tips(VerificationProgress progress) throws IOException {
        return run(Scope.TIPS, Extent.TIPS, progress);
    }

    /**
     * Everything, once.
     *
     * @throws IOException as {@link #tips}
     */
    public VerificationReport full(VerificationProgress progress) throws IOException {
        return run(Scope.FULL, Extent.FULL, progress);
    }

    /**
     * As {@link #tips}, and every commit that was recorded since then.
     *
     * @throws IOException as {@link #tips}
     */
    public VerificationReport since(Instant time, VerificationProgress progress) throws IOException {
        long from;
        try (Leaves leaves = Leaves.open(vpr())) {
            // Times of different records may stand in the other order by moments: a second more is looked at.
            Optional<Position> before = Optional.ofNullable(leaves.before(time.minusSeconds(1)));
            from = before.isEmpty() ? 0 : leaves.entries().numberOf(before.get()) + 1;
        }
        return run(Scope.SINCE, new Extent(false, from), progress);
    }

    private Path vpr() {
        return data.resolve(".vpr");
    }

    private VerificationReport run(Scope scope, Extent extent, VerificationProgress progress) throws IOException {
        var totals = new Totals();
        try (Leaves leaves = Leaves.open(vpr());
                LeafLines lines = LeafLines.open(vpr())) {
            var log = new LogCheck(vpr(), leaves.entries(), kept, totals);
            long count = lines.count();
            var waiting = new Waiting(vpr(), lines);
            JournalCheck journal = JournalCheck.of(vpr(), count);
            log.journal(journal, lines.count());
            waiting.take(journal);
            var counter = new Counter(count, progress);
            var records = new Records(data, signatures, extent, waiting, totals, counter::add);
            Slices slices = Slices.of(count);
            for (int n = 0; n < slices.count(); n++) {
                var slice = new LeafSlice(lines, slices.from(n), slices.to(n));
                boolean first = n == 0;
                lines.scan(0, count, (index, line) -> {
                    if (first) {
                        log.entry(line, lines);
                    }
                    slice.add(index, line);
                });
                slice.sort();
                records.check(slice, slices.from(n), slices.to(n), threads);
            }
            log.end();
            counter.end();
            return totals.report(scope, count);
        } catch (CorruptLogException e) {
            totals.log(ProblemKind.LOG_DAMAGED, String.valueOf(e.getMessage()));
            return totals.report(scope, 0);
        }
    }

    /** How far it has come, in leaves. */
    private static final class Counter {
        private final long all;
        private final VerificationProgress progress;
        private long checked;

        Counter(long all, VerificationProgress progress) {
            this.all = all;
            this.progress = progress;
        }

        synchronized void add(long leaves) {
            if (leaves > 0 && checked < all) {
                checked = Math.min(all, checked + leaves);
                progress.leaves(checked, all);
            }
        }

        synchronized void end() {
            add(all - checked);
        }
    }
}
