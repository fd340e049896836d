package vpr.gitstore.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What crashes and clocks leave behind. */
final class Leftovers {
    private static final Duration LONG_AGO = Duration.ofHours(2);

    private Leftovers() {}

    /**
     * In every repository whose frames recovery reads they are stale by definition; in the others only by their age, so
     * they are made old.
     */
    static void leave(Victim victim, Round round) throws IOException {
        for (Path head : Folders.files(victim.data(), "[a-z]+/.*/\\.git/HEAD")) {
            Path git = head.getParent();
            if (git != null && round.random().nextBoolean()) {
                leave(git.resolve("refs/heads/main.lock"));
                leave(git.resolve("HEAD.lock"));
                leave(git.resolve("objects/pack/tmp_idx_pack-00"));
                leave(git.resolve("objects/pack/tmp_pack_00"));
            }
        }
        Path vpr = victim.data().resolve(".vpr");
        for (String left :
                List.of("journal/checkpoint.tmp", "journal/spare-1.tmp", "journal/large.tmp", "log/epoch.tmp")) {
            if (Files.isDirectory(vpr.resolve(left).resolveSibling(""))) {
                leave(vpr.resolve(left));
            }
        }
    }

    private static void leave(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.write(file, new byte[] {'V', 'P', 'R', 0});
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(LONG_AGO)));
        }
    }

    /** Of all files, a day to and fro, as if the clock had been wrong when they were written. */
    static void changeTimes(Victim victim, Round round) throws IOException {
        for (Path file : Folders.files(victim.data(), ".*")) {
            long hours = 24L * round.random().nextInt(-1, 2);
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().plus(Duration.ofHours(hours))));
        }
    }
}
