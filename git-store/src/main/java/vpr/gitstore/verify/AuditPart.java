package vpr.gitstore.verify;

import java.io.IOException;
import java.nio.file.Path;
import vpr.gitstore.signing.SignatureVerifier;
import vpr.gitstore.verify.RecordCheck.Extent;
import vpr.gitstore.verify.Records.AfterRecord;
import vpr.gitstore.verify.VerificationReport.Scope;
import vpr.log.CorruptLogException;
import vpr.log.JournalCheck;
import vpr.log.LeafLines;
import vpr.log.Leaves;

/** One of the parts into which the auditor divides a store. The log itself is verified with the first one. */
record AuditPart(Path data, SignatureVerifier signatures, int number, int parts) {
    private static final int LEAST_PARTS = 16;

    static int countFor(long leaves) {
        return Math.max(LEAST_PARTS, Slices.of(leaves).count());
    }

    VerificationReport verify(AfterRecord after) throws IOException {
        var totals = new Totals();
        var slices = new Slices(parts);
        Path vpr = data.resolve(".vpr");
        try (Leaves leaves = Leaves.open(vpr);
                LeafLines lines = LeafLines.open(vpr)) {
            LogCheck log = number == 0 ? new LogCheck(vpr, leaves.entries(), null, totals) : null;
            long count = lines.count();
            var slice = new LeafSlice(lines, slices.from(number), slices.to(number));
            lines.scan(0, count, (index, line) -> {
                if (log != null) {
                    log.entry(line, lines);
                }
                slice.add(index, line);
            });
            slice.sort();
            var waiting = new Waiting(vpr, lines);
            JournalCheck journal = JournalCheck.of(vpr, count);
            waiting.take(journal);
            new Records(data, signatures, Extent.FULL, waiting, totals, after)
                    .checkHere(slice, slices.from(number), slices.to(number));
            if (log != null) {
                log.journal(journal, lines.count());
                log.end();
            }
            return totals.report(Scope.FULL, count);
        } catch (CorruptLogException e) {
            totals.log(ProblemKind.LOG_DAMAGED, String.valueOf(e.getMessage()));
            return totals.report(Scope.FULL, 0);
        }
    }
}
