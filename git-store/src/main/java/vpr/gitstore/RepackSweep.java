package vpr.gitstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vpr.record.RecordId;
import vpr.record.RecordKind;

/**
 * Goes through all records once a day, some at a time, and finds those that are due and that nobody noticed: what was added
 * before the last start, and what fell out of the queue.
 */
final class RepackSweep {
    private static final Duration PERIOD = Duration.ofDays(1);
    private static final int SHARDS = 2;

    private final Path data;
    private final Consumer<RecordDirectory> found;
    // Folders that are still to be looked into, the next one first.
    private final Deque<Folder> ahead = new ArrayDeque<>();
    private Instant next;

    /** @param found is given each record; whether it is due is for others to see */
    RepackSweep(Path data, Instant first, Consumer<RecordDirectory> found) {
        this.data = data;
        this.next = first;
        this.found = found;
    }

    private record Folder(Path path, RecordKind kind, int depth) {}

    /** Looks into so many folders at most, when it is time. */
    void some(int folders, Instant now) throws IOException {
        if (ahead.isEmpty()) {
            if (now.isBefore(next)) {
                return;
            }
            next = now.plus(PERIOD);
            for (RecordKind kind : RecordKind.values()) {
                ahead.add(new Folder(data.resolve(kind.folder()), kind, 0));
            }
        }
        for (int n = 0; n < folders && !ahead.isEmpty(); n++) {
            look(ahead.removeFirst());
        }
    }

    private void look(Folder folder) throws IOException {
        if (folder.depth <= SHARDS) {
            children(folder.path).forEach(child -> ahead.addFirst(new Folder(child, folder.kind, folder.depth + 1)));
            return;
        }
        @Nullable Path name = folder.path.getFileName();
        if (name != null && name.toString().matches("[0-9a-f]{32}")) {
            found.accept(new RecordDirectory(data, folder.kind, new RecordId(name.toString())));
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, Files::isDirectory)) {
            stream.forEach(children::add);
        } catch (NoSuchFileException e) {
            // No record of this kind, or one that was moved away meanwhile.
        } catch (DirectoryIteratorException | UncheckedIOException e) {
            throw new IOException(e);
        }
        return children;
    }
}
