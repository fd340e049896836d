package vpr.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A process for {@link CrashTest} to kill: appends under load and prints every answer as {@code position record}. */
final class AppendUntilKilled {
    static final LogSettings SETTINGS = LogSettings.defaults()
            .withSegmentBytes(256 * 1024)
            .withCheckpoint(Duration.ofMillis(30), 200_000)
            .withQueue(50, 100_000)
            .withLowWater(0, 0);
    private static final int CALLERS = 8;

    private AppendUntilKilled() {}

    /** Arguments: the data directory, a number that no earlier run had. */
    public static void main(String[] args) throws Exception {
        Path data = Path.of(args[0]);
        long run = Long.parseLong(args[1]);
        EventLog log = EventLog.open(data.resolve(".vpr"), data, SETTINGS, applier(data));
        Logs.inParallel(CALLERS, caller -> {
            for (long n = 0; ; n++) {
                append(log, run * 1_000_000_000L + caller * 100_000_000L + n * 3);
            }
        });
    }

    private static void append(EventLog log, long n) throws IOException {
        List<LeafDraft> drafts = new ArrayList<>();
        for (long i = 0; i <= n % 3; i++) {
            drafts.add(Leaflets.draft(n + i));
        }
        StringBuilder answers = new StringBuilder();
        for (Leaf leaf : log.append(drafts, new byte[2_000], frame -> {})) {
            answers.append(leaf.position()).append(' ').append(leaf.record()).append('\n');
        }
        System.out.print(answers);
    }

    /** Stands for the repositories: one slot a position, written again and again to the same value. */
    static Applier applier(Path data) {
        return frames -> {
            try (FileChannel slots =
                    FileChannel.open(data.resolve("applied"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                for (Frame frame : frames) {
                    for (Leaf leaf : frame.leaves()) {
                        ByteBuffer slot = ByteBuffer.allocate(Long.BYTES)
                                .putLong(leaf.sequence())
                                .flip();
                        slots.write(slot, leaf.position().number() * Long.BYTES);
                    }
                }
            }
        };
    }
}
