package vpr.gitstore.signing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;

/**
 * When the folders of keys last changed: every change of theirs comes with a new name in a folder, so a folder's own
 * time tells it, however many files are there.
 */
record KeysSeen(List<FileTime> times) {
    private static final FileTime NEVER = FileTime.fromMillis(0);

    static KeysSeen now(KeyFolder folder) throws IOException {
        return new KeysSeen(List.of(time(folder.path()), time(folder.authors().path()), time(folder.trusted())));
    }

    private static FileTime time(Path folder) throws IOException {
        return Files.isDirectory(folder) ? Files.getLastModifiedTime(folder) : NEVER;
    }

    /** Whether a change could still come that leaves the times as they are, since file systems count in steps. */
    boolean isSettled(FileTime now) {
        return times.stream().allMatch(time -> now.toMillis() - time.toMillis() > 2_000);
    }
}
