package vpr.record.aggregate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vpr.record.RecordId;
import vpr.record.commit.CommitMessage;
import vpr.record.commit.Salts;
import vpr.record.commit.StoredFile;
import vpr.record.commit.StoredFiles;

/**
 * Pins the stored bytes. They are read for decades: a difference here is a new event version or a mistake, never a reason
 * to change the golden files.
 */
class GoldenRecordTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Map<String, RecordId> RECORDS = Map.of(
            "organisation", new RecordId("0a4be0c2d1f94f0f8d6f3a1b2c3d4e5f"),
            "demographics", new RecordId("8b5aa7c94c934a23b5aa9e3452ba57b4"),
            "clinical", new RecordId("e714929cd3bb4617832092c07acb6dda"),
            "coordination", new RecordId("087f0ccf83fd4af9adcb3c0e9e3a4d61"));

    @Test
    void every_file_and_every_message_is_written_byte_for_byte_as_it_always_was() throws IOException {
        Map<String, byte[]> written = SampleRecord.files();

        assertThat(written.keySet()).isEqualTo(golden().keySet());
        golden().forEach((path, bytes) -> assertThat(new String(written.getOrDefault(path, new byte[0]), UTF_8))
                .as(path)
                .isEqualTo(new String(bytes, UTF_8)));
    }

    @Test
    void what_was_written_long_ago_is_read_and_written_as_the_same_event() throws IOException {
        List<Path> messages;
        try (Stream<Path> all = Files.walk(GOLDEN)) {
            messages = all.filter(path -> path.endsWith("message.txt")).sorted().toList();
        }
        assertThat(messages).hasSize(9);
        for (Path file : messages) {
            CommitMessage message = CommitMessage.parse(Files.readString(file));
            StoredFiles stored = StoredFiles.of(filesBelow(file.resolveSibling("files")));
            RecordId record = Objects.requireNonNull(
                    RECORDS.get(GOLDEN.relativize(file).getName(0).toString()));
            var event = EventFormats.read(record, message.trailers().event(), stored);

            assertThat(EventFormats.nameOf(event)).isEqualTo(message.trailers().event());
            assertThat(EventFormats.write(record, event, Salts.random()).message(message.trailers()))
                    .isEqualTo(message);
        }
    }

    private static Map<String, StoredFile> filesBelow(Path folder) throws IOException {
        var files = new TreeMap<String, StoredFile>();
        read(folder).forEach((path, bytes) -> files.put(path, new StoredFile.Bytes(bytes)));
        return files;
    }

    private static Map<String, byte[]> golden() throws IOException {
        Map<String, byte[]> golden = read(GOLDEN);
        golden.remove("README.md");
        return golden;
    }

    private static Map<String, byte[]> read(Path folder) throws IOException {
        var files = new TreeMap<String, byte[]>();
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(Files::isRegularFile)
                    .forEach(file -> files.put(folder.relativize(file).toString(), bytes(file)));
        }
        return files;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
