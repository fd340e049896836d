package vpr.gitstore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import vpr.gitstore.signing.QuickKeys;
import vpr.log.LogSettings;
import vpr.record.RecordId;
import vpr.record.RecordKind;

/**
 * Letters a second, acknowledged and with the backlog drained and synced inside the time. Not a test: a program to be run by
 * hand. Arguments: folder for the data, seconds a run, numbers of callers.
 */
final class Throughput {
    private static final int RECORDS = 500;
    private static final int LETTER_BYTES = 5_000;

    private Throughput() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int seconds = Integer.parseInt(arguments[1]);
        for (int i = 2; i < arguments.length; i++) {
            Path data = Files.createTempDirectory(Files.createDirectories(Path.of(arguments[0])), "run");
            run(data, Integer.parseInt(arguments[i]), seconds);
        }
    }

    private static void run(Path data, int callers, int seconds) throws IOException, InterruptedException {
        var settings =
                new StoreSettings(data, "example.org", LogSettings.defaults().withLowWater(0, 0));
        var keys = QuickKeys.open(data, Clock.systemUTC());
        var done = new AtomicLong();
        try (GitStore store = GitStore.openWriter(settings, keys.signer(), Clock.systemUTC())) {
            for (int n = 0; n < RECORDS; n++) {
                store.append(List.of(at(Samples.clinicalCreated(Samples.record(n)))));
            }
            store.checkpoint();
            long cpu = cpuNanos();
            long start = System.nanoTime();
            long end = start + seconds * 1_000_000_000L;
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                var random = new Random(i);
                threads.add(Thread.ofPlatform().start(() -> write(store, random, end, done)));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            double acknowledged = (System.nanoTime() - start) / 1e9;
            store.checkpoint();
            double drained = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    "%d callers: %d letters, %.0f/s acknowledged, %.0f/s drained and synced, %d us CPU a letter%n",
                    callers,
                    done.get(),
                    done.get() / acknowledged,
                    done.get() / drained,
                    (cpuNanos() - cpu) / 1000 / done.get());
        }
    }

    private static long cpuNanos() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElse(Duration.ZERO)
                .toNanos();
    }

    private static void write(GitStore store, Random random, long end, AtomicLong done) {
        while (System.nanoTime() < end) {
            RecordId record = Samples.record(random.nextInt(RECORDS));
            long sequence = store.head(record).orElseThrow().sequence() + 1;
            try {
                store.append(List.of(at(Samples.letter(record, sequence, random.nextLong(1L << 50), body(random)))));
                done.incrementAndGet();
            } catch (StaleTipException e) {
                // Another caller was faster.
            }
        }
    }

    private static String body(Random random) {
        var text = new StringBuilder();
        while (text.length() < LETTER_BYTES) {
            text.append(Integer.toString(random.nextInt(1 << 24), 36)).append(random.nextInt(9) == 0 ? ".\n" : " ");
        }
        return text.toString();
    }

    private static NewEvent at(NewEvent event) {
        return new NewEvent(
                event.record(),
                RecordKind.CLINICAL,
                event.sequence(),
                event.event(),
                event.eventId(),
                event.provenance(),
                Clock.systemUTC().instant());
    }
}
