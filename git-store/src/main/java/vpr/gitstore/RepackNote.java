package vpr.gitstore;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vpr.record.RecordId;

/**
 * {@code .vpr/repacking}: the ids of the records whose packs are being joined, a line each, so that the next start finds
 * what a crash left in them. Not synced: at worst some rubbish stays until the record is joined again.
 */
final class RepackNote {
    private static final Logger LOG = LoggerFactory.getLogger(RepackNote.class);

    private final Path data;
    private final Path file;

    RepackNote(Path data) {
        this.data = data;
        this.file = StoreSettings.vpr(data).resolve("repacking");
    }

    void write(Collection<RecordDirectory> records) throws IOException {
        Files.writeString(
                file,
                records.stream().map(record -> record.id().hex() + "\n").collect(Collectors.joining()),
                ISO_8859_1);
    }

    /** After recovery, before anything is joined. What cannot be removed is rubbish, no reason not to start. */
    void sweep() throws IOException {
        for (String line : lines()) {
            if (line.matches("[0-9a-f]{32}")) {
                Optional<RecordDirectory> directory = RecordDirectory.find(data, new RecordId(line));
                if (directory.isPresent()) {
                    sweep(directory.get());
                }
            }
        }
        Files.deleteIfExists(file);
    }

    private static void sweep(RecordDirectory directory) {
        try {
            new RepackFiles(directory).sweep();
        } catch (IOException e) {
            LOG.warn("Record {}: files that a crash left among its packs cannot be removed", directory.id(), e);
        }
    }

    private List<String> lines() throws IOException {
        try {
            return Files.readAllLines(file, ISO_8859_1);
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }
}
