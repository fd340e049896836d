package vpr.record.commit;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import vpr.record.Content;
import vpr.record.InvalidException;

/** The files that one commit gave new bytes, for reading its event. */
public final class StoredFiles {
    private final SortedMap<RecordPath, StoredFile> byPath;

    private StoredFiles(SortedMap<RecordPath, StoredFile> byPath) {
        this.byPath = Collections.unmodifiableSortedMap(byPath);
    }

    /** By the paths' text, each of which must be a {@link RecordPath}. */
    public static StoredFiles of(Map<String, ? extends StoredFile> files) {
        var byPath = new TreeMap<RecordPath, StoredFile>();
        files.forEach((path, file) -> byPath.put(new RecordPath(path), file));
        return new StoredFiles(byPath);
    }

    /** The files as these changes leave them. */
    public static StoredFiles of(FileChanges changes) {
        var byPath = new TreeMap<RecordPath, StoredFile>();
        changes.forEach((path, change) -> {
            if (change instanceof FileChange.Put put) {
                byPath.put(path, new StoredFile.Bytes(put.bytes()));
            }
        });
        return new StoredFiles(byPath);
    }

    /** By path, sorted, unmodifiable. */
    public SortedMap<RecordPath, StoredFile> byPath() {
        return byPath;
    }

    public Optional<StoredFile> find(RecordPath path) {
        return Optional.ofNullable(byPath.get(path));
    }

    /** The paths in the folder, at whatever depth, sorted. */
    public Stream<RecordPath> in(RecordPath folder) {
        return byPath.keySet().stream().filter(path -> path.isIn(folder));
    }

    /**
     * What stands in the file.
     *
     * @throws InvalidException when the commit has no such file
     */
    public <T> Content<T> content(RecordPath path, Function<byte[], T> read) {
        return switch (required(path)) {
            case StoredFile.Bytes file ->
                new Content.Present<>(InvalidException.within(path.text(), () -> read.apply(file.bytes())));
            case StoredFile.Removed(String redaction) -> new Content.Withheld<>(redaction);
        };
    }

    /**
     * What stands in a file that no redaction removes.
     *
     * @throws InvalidException when the commit has no such file, or its bytes were removed
     */
    public <T> T present(RecordPath path, Function<byte[], T> read) {
        return switch (content(path, read)) {
            case Content.Present<T>(T value) -> value;
            case Content.Withheld<T> withheld -> throw new InvalidException(path.text(), "must not be withheld");
        };
    }

    private StoredFile required(RecordPath path) {
        return find(path).orElseThrow(() -> new InvalidException(path.text(), "must be in the commit"));
    }

    @Override
    public String toString() {
        return byPath.toString();
    }
}
