package vpr.log;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Prints appends a second of 4 KiB frames by 1, 8 and 64 callers with an applier that does nothing. Argument: a directory. */
final class Throughput {
    private Throughput() {}

    public static void main(String[] args) throws Exception {
        byte[] payload = new byte[4096];
        new Random(1).nextBytes(payload);
        for (int round = 0; round < 2; round++) {
            for (int callers : new int[] {1, 8, 64}) {
                Path data = Files.createTempDirectory(Path.of(args[0]), "throughput");
                int each = 24_000 / callers;
                try (EventLog log = EventLog.open(data.resolve(".vpr"), data, LogSettings.defaults(), frames -> {})) {
                    long start = System.nanoTime();
                    List<Thread> threads = new ArrayList<>();
                    for (int c = 0; c < callers; c++) {
                        threads.add(Thread.ofPlatform().start(() -> appendMany(log, payload, each)));
                    }
                    for (Thread thread : threads) {
                        thread.join();
                    }
                    log.checkpoint();
                    double seconds = (System.nanoTime() - start) / 1e9;
                    System.out.printf("%2d callers: %,.0f appends a second%n", callers, each * callers / seconds);
                }
            }
        }
    }

    private static void appendMany(EventLog log, byte[] payload, int count) {
        try {
            for (int i = 0; i < count; i++) {
                log.append(List.of(Leaflets.draft(i)), payload, frame -> {});
            }
        } catch (LogUnavailableException | LogFullException e) {
            throw new IllegalStateException(e);
        }
    }
}
