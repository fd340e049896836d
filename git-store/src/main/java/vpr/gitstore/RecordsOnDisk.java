package vpr.gitstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import vpr.record.InvalidException;
import vpr.record.RecordId;
import vpr.record.RecordKind;

/** All records that have a folder, one after the other: there may be tens of millions. */
final class RecordsOnDisk {
    private final Path data;

    RecordsOnDisk(Path data) {
        this.data = data;
    }

    @FunctionalInterface
    interface Visitor {
        void visit(RecordDirectory record) throws IOException;
    }

    long count() throws IOException {
        long[] count = new long[1];
        forEach(record -> count[0]++);
        return count[0];
    }

    void forEach(Visitor visitor) throws IOException {
        for (RecordKind kind : RecordKind.values()) {
            Path folder = data.resolve(kind.folder());
            if (Files.isDirectory(folder)) {
                below(folder, first -> below(first, second -> below(second, record -> visit(kind, record, visitor))));
            }
        }
    }

    private void visit(RecordKind kind, Path folder, Visitor visitor) throws IOException {
        RecordDirectory record;
        try {
            record = new RecordDirectory(
                    data, kind, new RecordId(folder.getFileName().toString()));
        } catch (InvalidException e) {
            return; // a folder that is none of ours
        }
        if (record.folder().equals(folder)) {
            visitor.visit(record);
        }
    }

    @FunctionalInterface
    private interface Folder {
        void enter(Path folder) throws IOException;
    }

    private static void below(Path folder, Folder visitor) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, Files::isDirectory)) {
            for (Path entry : entries) {
                visitor.enter(entry);
            }
        } catch (UncheckedIOException | java.nio.file.DirectoryIteratorException e) {
            throw new IOException(folder + " cannot be read", e);
        }
    }
}
