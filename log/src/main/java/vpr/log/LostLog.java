package vpr.log;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is left of a log whose leaves are lost. */
final class LostLog {
    private static final String ASIDE = "log-before-[0-9][0-9][0-9][0-9]";

    private LostLog() {}

    /**
     * Whether there are no leaves although there must be some, or there is no log at all. A log whose first frames are in
     * the journal only is not missing.
     */
    static boolean isMissing(LogPaths paths) throws IOException {
        if (hasLeaves(paths)) {
            return false;
        }
        Optional<Checkpoint> checkpoint = Checkpoint.read(paths.checkpoint());
        return !Files.isDirectory(paths.log())
                || checkpoint.map(one -> one.next().number() > 0).orElseGet(() -> !hasSegments(paths));
    }

    private static boolean hasSegments(LogPaths paths) {
        try {
            return Files.isDirectory(paths.journal())
                    && !Segment.list(paths.journal()).isEmpty();
        } catch (IOException e) {
            return true; // recovery says what is wrong with them
        }
    }

    static boolean hasLeaves(LogPaths paths) throws IOException {
        if (!Files.isDirectory(paths.leaves())) {
            return false;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(paths.leaves())) {
            for (Path file : files) {
                if (Files.size(file) > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Every epoch that has left a trace was used; 1 when none has, because there was a log. */
    static int lastEpoch(LogPaths paths) throws IOException {
        int last = Epoch.FIRST;
        for (Path log : newestFirst(paths)) {
            last = Math.max(last, epochIn(log.resolve("epoch")));
        }
        last = Math.max(last, epochIn(paths.lastEpoch()));
        return Math.max(
                last,
                Checkpoint.read(paths.checkpoint())
                        .map(one -> one.next().epoch())
                        .orElse(0));
    }

    private static int epochIn(Path file) throws IOException {
        return Epoch.read(file).map(Epoch::number).orElse(0);
    }

    /** The folder of the log, and those that earlier rebuildings moved aside. */
    static List<Path> newestFirst(LogPaths paths) throws IOException {
        List<Path> logs = new ArrayList<>();
        try (DirectoryStream<Path> aside = Files.newDirectoryStream(paths.vpr(), ASIDE)) {
            aside.forEach(logs::add);
        }
        logs.sort(Comparator.reverseOrder());
        logs.addFirst(paths.log());
        return logs;
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
