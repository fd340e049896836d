package vpr.gitstore.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import vpr.record.InvalidException;
import vpr.record.RecordId;
import vpr.record.RecordKind;

/** The records that have a folder on disk. */
final class DiskRecords {
    private static final int DEPTH = 3; // s1, s2, id

    private DiskRecords() {}

    /** By id, the {@code .git} folder. What stands elsewhere than a record would is a problem. */
    static SortedMap<RecordId, Path> find(Path data, Problems problems) throws IOException {
        var found = new TreeMap<RecordId, Path>();
        for (RecordKind kind : RecordKind.values()) {
            Path folder = data.resolve(kind.folder());
            if (Files.isDirectory(folder)) {
                try (Stream<Path> below = Files.walk(folder, DEPTH)) {
                    below.filter(path -> folder.relativize(path).getNameCount() == DEPTH)
                            .forEach(path -> add(folder, path, found, problems));
                }
            }
        }
        return found;
    }

    private static void add(Path kind, Path path, SortedMap<RecordId, Path> found, Problems problems) {
        try {
            var record = new RecordId(path.getFileName().toString());
            if (!kind.resolve(record.shard()).equals(path)) {
                problems.record(record, "must stand in the folders of its id's first digits");
            }
            if (found.put(record, path.resolve(".git")) != null) {
                problems.record(record, "must stand in the folder of one kind only");
            }
        } catch (InvalidException e) {
            problems.log("a folder of records holds something that is no record");
        }
    }
}
