package vpr.log.tree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import vpr.log.EventLog;
import vpr.log.LeafEntries;
import vpr.log.Leaves;

/** A program: what the tree over many leaves costs. Words: a new folder, how many leaves (multiples of 50,000). */
final class Throughput {
    private static final int FRAME = 50_000;

    private Throughput() {}

    private interface Work {
        void run() throws Exception;
    }

    public static void main(String[] words) throws Exception {
        LogFolder folder = new LogFolder(Files.createDirectory(Path.of(words[0])));
        long leaves = Long.parseLong(words[1]);
        try (EventLog log = folder.open()) {
            for (long from = 0; from < leaves; from += FRAME) {
                LogFolder.append(log, from, from + FRAME);
            }
        }
        LeafEntries entries = Leaves.open(folder.vpr()).entries();
        time("hash every leaf, one thread, per leaf", leaves, () -> check(folder, entries));
        time("write all tiles, synced, per leaf", leaves, () -> new TreeWriter(folder.vpr(), entries).write(leaves));
        time(
                "look that all tiles are there, per tile",
                leaves / TilePath.FULL,
                () -> new TreeWriter(folder.vpr(), entries).write(leaves));
        time("head, first time", 1, () -> LogTree.open(folder.vpr()).head(leaves));
        LogTree tree = LogTree.open(folder.vpr());
        tree.head(leaves);
        time("head, each of 100 sizes before it", 100, () -> {
            for (int i = 1; i <= 100; i++) {
                tree.head(leaves - i);
            }
        });
        time("inclusion proof, random, of 1,000", 1_000, () -> proofs(tree, leaves));
        String text = new TreeCheckpoint("PeterNeumann", tree.head(leaves)).text();
        time("sign a checkpoint, of 100", 100, () -> {
            for (int i = 0; i < 100; i++) {
                Keys.signer(Keys.PETER).sign(text, Instant.EPOCH);
            }
        });
        Note note = new Note(text, List.of(Keys.signer(Keys.PETER).sign(text, Instant.EPOCH)));
        CheckpointFiles files = CheckpointFiles.of(folder.vpr(), entries);
        time("write a checkpoint, synced, of 20", 20, () -> {
            for (int i = 0; i < 20; i++) {
                files.publish(note);
            }
        });
        time("find the oldest commit and prove it", 1, () -> {
            LeafProver prover = LeafProver.of(folder.vpr(), entries);
            var leaf = prover.find("a".repeat(24) + "0000000000000001").orElseThrow();
            System.out.println("  its proof has "
                    + prover.prove(leaf).orElseThrow().proof().toString().length() + " bytes");
        });
    }

    private static void check(LogFolder folder, LeafEntries entries) throws IOException {
        TileCheck check = new TileCheck(folder.vpr(), entries, file -> {});
        for (long from = 0; from < entries.count(); from += 4096) {
            for (byte[] line : entries.read(from, Math.min(entries.count(), from + 4096))) {
                check.entry(line);
            }
        }
        System.out.println("  " + check.head().size() + " leaves");
    }

    private static void proofs(LogTree tree, long leaves) throws IOException {
        for (long i = 0; i < 1_000; i++) {
            tree.inclusion(i * 7_919 * 104_729 % leaves, leaves);
        }
    }

    private static void time(String what, long count, Work work) throws Exception {
        long begun = System.nanoTime();
        work.run();
        System.out.printf("%-45s %,12.1f µs%n", what, (System.nanoTime() - begun) / 1_000.0 / count);
    }
}
