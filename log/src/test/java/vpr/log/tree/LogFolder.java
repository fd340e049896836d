package vpr.log.tree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;
import vpr.log.EventLog;
import vpr.log.LeafDraft;
import vpr.log.LogSettings;

/** A data directory with leaves. */
public record LogFolder(Path data) {
    private static final Instant TIME = Instant.parse("2026-01-12T10:14:00.123Z");

    public Path vpr() {
        return data.resolve(".vpr");
    }

    Path log() {
        return vpr().resolve("log");
    }

    public EventLog open() throws IOException {
        return EventLog.open(vpr(), data, LogSettings.defaults().withLowWater(0, 0), frames -> {});
    }

    /** Makes the leaves from {@code from} to before {@code to}, and waits until they are applied. */
    public static void append(EventLog log, long from, long to) throws Exception {
        List<LeafDraft> drafts =
                LongStream.range(from, to).mapToObj(LogFolder::draft).toList();
        log.append(drafts, new byte[0], frame -> {});
        log.leaves().entries().awaitMoreThan(to - 1, Duration.ofSeconds(20));
    }

    public LogFolder with(long leaves) throws Exception {
        Files.createDirectories(data);
        try (EventLog log = open()) {
            append(log, log.leaves().entries().count(), leaves);
        }
        return this;
    }

    private static LeafDraft draft(long n) {
        return new LeafDraft(hex(n, 32), n, Optional.empty(), hex(n + 1, 40), hex(n, 64), TIME, "letter-added/1");
    }

    private static String hex(long n, int digits) {
        return "a".repeat(digits - 16) + String.format(Locale.ROOT, "%016x", n);
    }
}
