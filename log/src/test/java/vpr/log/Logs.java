package vpr.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Settings and callers to try a log with. */
final class Logs {
    /** Small segments, no checkpoint unless asked, no low-water mark. */
    static final LogSettings SMALL = LogSettings.defaults()
            .withSegmentBytes(64 * 1024)
            .withCheckpoint(Duration.ofHours(1), Long.MAX_VALUE)
            .withLowWater(0, 0);

    private Logs() {}

    /** Frames of one leaf and a 1,000 byte payload each. */
    static void append(EventLog log, long first, int count) throws LogUnavailableException, LogFullException {
        for (long n = first; n < first + count; n++) {
            log.append(List.of(Leaflets.draft(n)), new byte[1000], frame -> {});
        }
    }

    interface Caller {
        void call(int number) throws Exception;
    }

    static void inParallel(int callers, Caller caller) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(callers)) {
            List<Callable<Boolean>> calls = new ArrayList<>();
            for (int c = 0; c < callers; c++) {
                int number = c;
                calls.add(() -> {
                    caller.call(number);
                    return true;
                });
            }
            for (Future<Boolean> call : pool.invokeAll(calls)) {
                call.get();
            }
        }
    }
}
