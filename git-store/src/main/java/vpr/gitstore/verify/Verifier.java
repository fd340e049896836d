package vpr.gitstore.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import vpr.gitstore.OwnConfiguration;
import vpr.gitstore.signing.SignatureVerifier;
import vpr.log.Leaves;
import vpr.record.RecordId;

/**
 * Verifies a whole store: every object that a record's commits name has the bytes of its id, every signature is good and
 * trusted, every commit follows its parent in number, time and content, and log and records have the same commits in the
 * same order. It reads only, and trusts nothing but the anchors it is given. A store that is being written may be verified;
 * what comes while it runs is left to the next time.
 */
public final class Verifier {
    private final Path data;
    private final SignatureVerifier signatures;

    /** @param data the data directory */
    public Verifier(Path data, SignatureVerifier signatures) {
        this.data = data;
        this.signatures = signatures;
    }

    /**
     * Everything, once.
     *
     * @throws IOException when the data directory or its log cannot be read at all; what can be told of a record or a leaf
     *     is a problem in the report
     */
    public VerificationReport verify(VerificationProgress progress) throws IOException {
        OwnConfiguration.use();
        var problems = new Problems();
        try (Leaves leaves = Leaves.open(data.resolve(".vpr"))) {
            var index = new LeafIndex(leaves);
            index.read();
            SortedMap<RecordId, Path> records = DiskRecords.find(data, problems);
            long checked = 0;
            for (Map.Entry<RecordId, Path> record : records.entrySet()) {
                check(record.getKey(), record.getValue(), index, problems);
                progress.records(++checked, records.size());
            }
            missing(index, records, problems);
            return problems.report(records.size(), index.count());
        }
    }

    private void check(RecordId record, Path git, LeafIndex index, Problems problems) throws IOException {
        if (Files.isDirectory(git)) {
            new RecordCheck(record, index, signatures, problems).check(git);
        } else {
            problems.record(record, "its folder must hold a repository");
        }
    }

    private static void missing(LeafIndex index, SortedMap<RecordId, Path> records, Problems problems) {
        for (RecordId record : index.records()) {
            if (!records.containsKey(record)) {
                problems.record(record, "the log has it and its repository is missing");
            }
        }
    }
}
