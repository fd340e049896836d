package vpr.gitstore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.LongStream;
import vpr.log.LeafDraft;
import vpr.log.Leaves;
import vpr.log.LogRebuild;
import vpr.record.RecordId;

/**
 * A program that measures what a start takes to know every record's last commit, and what memory it keeps: folder, leaves,
 * records. The leaves are made the first time.
 */
final class LedgerStart {
    private static final Instant FIRST = Instant.parse("2026-01-12T10:14:00Z");

    private LedgerStart() {}

    public static void main(String[] words) throws Exception {
        Path data = Files.createDirectories(Path.of(words[0]));
        long count = Long.parseLong(words[1]);
        long records = Long.parseLong(words[2]);
        Path vpr = Files.createDirectories(data.resolve(".vpr"));
        if (!Files.exists(vpr.resolve("log"))) {
            make(vpr, data, count, records);
        }
        for (int round = 1; round <= 3; round++) {
            long before = usedMemory();
            long start = System.nanoTime();
            var ledger = new Ledger(vpr);
            try (Leaves leaves = Leaves.open(vpr)) {
                ledger.load(leaves);
                double millis = (System.nanoTime() - start) / 1e6;
                long bytes = usedMemory() - before;
                System.out.printf(
                        Locale.ROOT,
                        "%d leaves of %d records: %.0f ms, %.1f bytes a record%n",
                        count,
                        records,
                        millis,
                        (double) bytes / records);
                if (ledger.tipOf(record(0, records)).isEmpty()) {
                    throw new IllegalStateException("the first record must be known");
                }
                ledger.keep();
            }
        }
    }

    private static void make(Path vpr, Path data, long count, long records) throws IOException {
        try (LogRebuild log = LogRebuild.open(vpr, data)) {
            var _ = log.write(
                    LongStream.range(0, count).mapToObj(n -> draft(n, records)).iterator(), Optional.empty(), 0);
        }
    }

    private static LeafDraft draft(long n, long records) {
        long sequence = n / records;
        return new LeafDraft(
                record(n % records, records).hex(),
                sequence,
                sequence == 0 ? Optional.empty() : Optional.of(hex(n - records + 1, 40)),
                hex(n + 1, 40),
                hex(n, 64),
                FIRST.plusMillis(n),
                "letter-added/1");
    }

    private static RecordId record(long n, long records) {
        var random = new SplittableRandom(n + records);
        return RecordId.of(
                new UUID((random.nextLong() & ~0xf000L) | 0x4000L, (random.nextLong() & ~(3L << 62)) | (1L << 63)));
    }

    private static String hex(long n, int digits) {
        return String.format(Locale.ROOT, "%0" + digits + "x", n);
    }

    private static long usedMemory() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(100);
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
