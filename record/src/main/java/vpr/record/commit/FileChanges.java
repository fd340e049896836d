package vpr.record.commit;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import vpr.record.InvalidException;

/** The files that one commit changes, sorted by path; every other file stays as it is. */
public final class FileChanges {
    private final SortedMap<RecordPath, FileChange> byPath;

    private FileChanges(SortedMap<RecordPath, FileChange> byPath) {
        this.byPath = Collections.unmodifiableSortedMap(byPath);
    }

    /**
     * These changes.
     *
     * @throws InvalidException when a path would be a file and a folder at once
     */
    public static FileChanges of(Map<RecordPath, FileChange> byPath) {
        var sorted = new TreeMap<>(byPath);
        for (RecordPath path : sorted.keySet()) {
            // The names may sort between a file and what lies below it, so the folders above are looked up instead.
            for (int slash = path.text().indexOf('/');
                    slash > 0;
                    slash = path.text().indexOf('/', slash + 1)) {
                if (sorted.containsKey(new RecordPath(path.text().substring(0, slash)))) {
                    throw new InvalidException("path", "must not be a file and a folder at once");
                }
            }
        }
        return new FileChanges(sorted);
    }

    /** One file with these bytes. */
    public static FileChanges put(RecordPath path, byte[] bytes) {
        return of(Map.of(path, new FileChange.Put(bytes)));
    }

    /** One file that goes. */
    public static FileChanges remove(RecordPath path) {
        return of(Map.of(path, new FileChange.Remove()));
    }

    /**
     * These changes and the others.
     *
     * @throws InvalidException when both change a file
     */
    public FileChanges and(FileChanges others) {
        var all = new TreeMap<>(byPath);
        others.byPath.forEach((path, change) -> {
            if (all.put(path, change) != null) {
                throw new InvalidException("path", "must be changed once in a commit");
            }
        });
        return of(all);
    }

    /** By path, sorted, unmodifiable. */
    public SortedMap<RecordPath, FileChange> byPath() {
        return byPath;
    }

    public void forEach(BiConsumer<RecordPath, FileChange> action) {
        byPath.forEach(action);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FileChanges changes && byPath.equals(changes.byPath);
    }

    @Override
    public int hashCode() {
        return byPath.hashCode();
    }

    @Override
    public String toString() {
        return byPath.toString();
    }
}
