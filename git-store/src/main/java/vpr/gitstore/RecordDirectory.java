package vpr.gitstore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import vpr.record.RecordId;
import vpr.record.RecordKind;

/** Where the repository of one record lies: {@code <data>/<kind>/<s1>/<s2>/<id>/.git}, bare. */
record RecordDirectory(Path data, RecordKind kind, RecordId id) {
    static final String MAIN = "refs/heads/main";

    /** The record's directory, of whatever kind it is. */
    static Optional<RecordDirectory> find(Path data, RecordId id) {
        for (RecordKind kind : RecordKind.values()) {
            var directory = new RecordDirectory(data, kind, id);
            if (directory.exists()) {
                return Optional.of(directory);
            }
        }
        return Optional.empty();
    }

    /** Some record of the kind, where there is one. */
    static Optional<RecordId> first(Path data, RecordKind kind) throws IOException {
        Path folder = data.resolve(kind.folder());
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> below = Files.walk(folder, 3)) {
            return below.filter(path -> Files.exists(path.resolve(".git/HEAD")))
                    .findFirst()
                    .map(path -> new RecordId(path.getFileName().toString()));
        }
    }

    /** What {@code git clone} is given. */
    Path folder() {
        return data.resolve(kind.folder()).resolve(id.shard());
    }

    Path git() {
        return folder().resolve(".git");
    }

    Path packs() {
        return git().resolve("objects/pack");
    }

    Path main() {
        return git().resolve(MAIN);
    }

    /**
     * The file that changes places with main. Beside it, so that the file system has no further folder to log and to write;
     * Git and JGit take what ends like that for a lock, and no ref.
     */
    Path spare() {
        return main().resolveSibling("vpr-spare.lock");
    }

    /** Where earlier versions had it. */
    Path earlierSpare() {
        return git().resolve("vpr-spare");
    }

    boolean exists() {
        return Files.exists(git().resolve("HEAD"));
    }
}
