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
    private static final String FOUR_DIGITS = "[0-9][0-9][0-9][0-9]";
    private static final String TREE = "epoch-";

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
        for (Path tree : treesNewestFirst(paths)) {
            last = Math.max(last, epochOf(tree));
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

    /** A tree's folder bears its epoch, see {@code vpr.log.tree}; the first one's is the log's own. */
    private static int epochOf(Path tree) {
        String name = tree.getFileName().toString();
        return name.startsWith(TREE) ? Integer.parseInt(name.substring(TREE.length())) : 0;
    }

    /** The folders that trees are in. */
    static List<Path> treesNewestFirst(LogPaths paths) throws IOException {
        List<Path> trees = new ArrayList<>();
        for (Path log : newestFirst(paths)) {
            trees.addAll(foldersDescending(log, TREE + FOUR_DIGITS));
            trees.add(log);
        }
        return trees;
    }

    /** The folder of the log, and those that earlier rebuildings moved aside. */
    static List<Path> newestFirst(LogPaths paths) throws IOException {
        List<Path> logs = foldersDescending(paths.vpr(), "log-before-" + FOUR_DIGITS);
        logs.addFirst(paths.log());
        return logs;
    }

    private static List<Path> foldersDescending(Path parent, String pattern) throws IOException {
        List<Path> folders = new ArrayList<>();
        if (Files.isDirectory(parent)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(parent, pattern)) {
                found.forEach(folders::add);
            }
            folders.sort(Comparator.reverseOrder());
        }
        return folders;
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
