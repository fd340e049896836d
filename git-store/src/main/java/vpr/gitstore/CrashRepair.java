package vpr.gitstore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes a repository that a crash may have left half written fit for being written again. Only called while this process
 * holds the owner lock and recovers: then every lock and temporary file there is stale by definition.
 */
final class CrashRepair {
    private static final List<String> LOCKS =
            List.of("HEAD.lock", "config.lock", "packed-refs.lock", "index.lock", RecordDirectory.MAIN + ".lock");

    private final Path torn;
    private final Repositories repositories;
    private final Set<RecordDirectory> done = new HashSet<>();

    CrashRepair(Path vpr, Repositories repositories) {
        this.torn = vpr.resolve("torn");
        this.repositories = repositories;
    }

    /** Once a recovery and repository. */
    void repair(RecordDirectory directory) throws IOException {
        if (!done.add(directory) || !Files.isDirectory(directory.git())) {
            return;
        }
        directory.repair();
        // It may be the very file that main is, if the crash came between two renames: before anything is written into
        // it.
        Files.deleteIfExists(directory.spare());
        removeLocks(directory);
        if (Files.exists(directory.main()) && RecordDirectory.isTorn(directory.main())) {
            Files.delete(directory.main());
        }
        new PackFolder(directory.packs()).repair(torn.resolve(directory.id().hex()));
        repositories.forget(directory);
    }

    static void removeLocks(RecordDirectory directory) throws IOException {
        for (String lock : LOCKS) {
            Files.deleteIfExists(directory.git().resolve(lock));
        }
    }
}
