package vpr.gitstore.verify;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import vpr.gitstore.signing.SignatureVerifier;
import vpr.record.InvalidException;
import vpr.record.RecordId;
import vpr.record.RecordKind;

/** The records whose ids begin with some bytes: those that have a folder, and those that only the log knows. */
final class Records {
    private final Path data;
    private final SignatureVerifier signatures;
    private final RecordCheck.Extent extent;
    private final Waiting waiting;
    private final Totals totals;
    private final AfterRecord after;

    Records(
            Path data,
            SignatureVerifier signatures,
            RecordCheck.Extent extent,
            Waiting waiting,
            Totals totals,
            AfterRecord after) {
        this.data = data;
        this.signatures = signatures;
        this.extent = extent;
        this.waiting = waiting;
        this.totals = totals;
        this.after = after;
    }

    /** Is told after each record. */
    @FunctionalInterface
    interface AfterRecord {
        /** @param leaves how many it has */
        void checked(long leaves) throws IOException;
    }

    private record Shard(RecordKind kind, Path folder) {}

    void check(LeafSlice slice, int from, int to, int threads) throws IOException {
        var check = new RecordCheck(slice, waiting, extent, signatures);
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> shards = new ArrayList<>();
            for (Shard shard : shards(from, to)) {
                shards.add(workers.submit(() -> unchecked(check, shard)));
            }
            for (Future<?> shard : shards) {
                await(shard);
            }
        }
        unseen(check, slice);
    }

    /** On this thread. */
    void checkHere(LeafSlice slice, int from, int to) throws IOException {
        var check = new RecordCheck(slice, waiting, extent, signatures);
        for (Shard shard : shards(from, to)) {
            check(check, shard);
        }
        unseen(check, slice);
    }

    private List<Shard> shards(int from, int to) throws IOException {
        List<Shard> shards = new ArrayList<>();
        for (RecordKind kind : RecordKind.values()) {
            for (int first = from; first < to; first++) {
                Path folder = data.resolve(kind.folder()).resolve(hex(first));
                children(folder).forEach(shard -> shards.add(new Shard(kind, shard)));
            }
        }
        return shards;
    }

    private static String hex(int value) {
        return Integer.toHexString(0x100 + value).substring(1);
    }

    private static List<Path> children(Path folder) throws IOException {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
            found.forEach(children::add);
        } catch (NoSuchFileException e) {
            return List.of();
        }
        return children;
    }

    private static void await(Future<?> shard) throws IOException {
        try {
            shard.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while verifying");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UncheckedIOException io) {
                throw io.getCause();
            }
            throw new IllegalStateException("a check ended early", e.getCause());
        }
    }

    private void unchecked(RecordCheck check, Shard shard) {
        try {
            check(check, shard);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void check(RecordCheck check, Shard shard) throws IOException {
        for (Path folder : children(shard.folder)) {
            one(check, shard.kind, folder);
        }
    }

    private void one(RecordCheck check, RecordKind kind, Path folder) throws IOException {
        RecordId record;
        try {
            record = new RecordId(folder.getFileName().toString());
        } catch (InvalidException e) {
            totals.log(ProblemKind.RECORD_MISPLACED, "a folder of records holds something that is no record");
            return;
        }
        Findings findings = check.check(record, folder.resolve(".git"));
        if (!data.resolve(kind.folder()).resolve(record.shard()).equals(folder)) {
            findings.record(ProblemKind.RECORD_MISPLACED, "it must stand in the folders of its id's first digits");
        }
        if (isElsewhereToo(record, kind)) {
            findings.record(ProblemKind.RECORD_MISPLACED, "it must stand in the folder of one kind only");
        }
        totals.add(findings);
        after.checked(findings.leaves());
    }

    private boolean isElsewhereToo(RecordId record, RecordKind kind) {
        for (RecordKind other : RecordKind.values()) {
            if (other != kind && Files.exists(data.resolve(other.folder()).resolve(record.shard()))) {
                return true;
            }
        }
        return false;
    }

    private void unseen(RecordCheck check, LeafSlice slice) throws IOException {
        Set<String> records = slice.unseen();
        for (String id : records) {
            try {
                totals.add(check.check(new RecordId(id), anywhere(new RecordId(id))));
            } catch (InvalidException e) {
                totals.log(ProblemKind.LEAF_CHANGED, "a leaf must name a record");
            }
        }
    }

    /** Where the record's repository is, or would be. */
    private Path anywhere(RecordId record) {
        Path found = data.resolve(RecordKind.CLINICAL.folder()).resolve(record.shard());
        for (RecordKind kind : RecordKind.values()) {
            Path folder = data.resolve(kind.folder()).resolve(record.shard());
            found = Files.isDirectory(folder) ? folder : found;
        }
        return found.resolve(".git");
    }
}
