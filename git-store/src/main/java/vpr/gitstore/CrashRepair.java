package vpr.gitstore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a repository that a crash may have left half written fit for being written again. Only called while this process
 * holds the owner lock and recovers: then every lock and temporary file there is stale by definition.
 */
final class CrashRepair {
    private static final Logger LOG = LoggerFactory.getLogger(CrashRepair.class);
    private static final List<String> LOCKS =
            List.of("HEAD.lock", "config.lock", "packed-refs.lock", "index.lock", RecordDirectory.MAIN + ".lock");

    private final Path torn;
    private final Repositories repositories;
    private final NewRepositories newRepositories;
    private final Set<RecordDirectory> done = new HashSet<>();
    /** Packs that were taken for torn, until it is known that the journal has made all of theirs again. */
    private final Map<RecordDirectory, List<String>> aside = new HashMap<>();

    CrashRepair(Path vpr, Repositories repositories, NewRepositories newRepositories) {
        this.torn = vpr.resolve("torn");
        this.repositories = repositories;
        this.newRepositories = newRepositories;
    }

    /** Once a recovery and repository. */
    void repair(RecordDirectory directory) throws IOException {
        if (!done.add(directory) || !Files.isDirectory(directory.git())) {
            return;
        }
        newRepositories.repair(directory);
        // It may be the very file that main is, if the crash came between two renames: before anything is written into
        // it.
        Files.deleteIfExists(directory.spare());
        removeLocks(directory);
        if (new LooseRef(directory).isUnreadable()) {
            Files.createDirectories(torn(directory));
            Files.move(directory.main(), torn(directory).resolve("main"), StandardCopyOption.REPLACE_EXISTING);
        }
        List<String> moved = new PackFolder(directory.packs()).repair(torn(directory));
        if (!moved.isEmpty()) {
            aside.put(directory, moved);
        }
        repositories.forget(directory);
    }

    private Path torn(RecordDirectory directory) {
        return torn.resolve(directory.id().hex());
    }

    /**
     * At the end of a recovery. A pack that was no torn one but an older one that has been damaged since is put back: what
     * of it can be read is all that there is.
     */
    void finish() throws IOException {
        for (RecordDirectory directory : List.copyOf(aside.keySet())) {
            if (!repositories.isComplete(directory)) {
                putBack(directory);
                LOG.error(
                        "Record {}: a pack is damaged and holds what nothing else has; restore its repository from a"
                                + " backup",
                        directory.id());
            }
        }
        aside.clear();
    }

    /** As if the repository had not been touched: it cannot be written as it is. */
    IOException refuse(RecordDirectory directory, Exception cause) throws IOException {
        putBack(directory);
        return new IOException(
                "record " + directory.id()
                        + ": its repository is damaged, and the journal does not have what is missing ("
                        + cause.getMessage() + "); restore it from a backup",
                cause);
    }

    private void putBack(RecordDirectory directory) throws IOException {
        for (String pack : aside.getOrDefault(directory, List.of())) {
            new PackFolder(directory.packs()).putBack(pack, torn(directory));
        }
        repositories.forget(directory);
    }

    static void removeLocks(RecordDirectory directory) throws IOException {
        for (String lock : LOCKS) {
            Files.deleteIfExists(directory.git().resolve(lock));
        }
    }
}
