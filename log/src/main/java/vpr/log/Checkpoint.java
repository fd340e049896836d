package vpr.log;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * {@code journal/checkpoint}: everything before {@code next} is synced in the repositories and in the leaves. One line:
 * {@code vpr.checkpoint/1 <next> <CRC32C of what precedes the last space, 8 hex digits>}.
 */
record Checkpoint(Position next) {
    private static final String FORMAT = "vpr.checkpoint/1 ";

    String text() {
        String start = FORMAT + next;
        CRC32C crc = new CRC32C();
        crc.update(start.getBytes(US_ASCII));
        return start + String.format(Locale.ROOT, " %08x\n", crc.getValue());
    }

    void write(Path file, Disk disk) throws IOException {
        disk.replace(file, text().getBytes(US_ASCII));
    }

    /** @return empty when there is no file */
    static Optional<Checkpoint> read(Path file) throws IOException {
        String text;
        try {
            text = new String(Files.readAllBytes(file), US_ASCII);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        try {
            int at = FORMAT.length();
            Checkpoint checkpoint = new Checkpoint(Position.parse(text.substring(at, at + Position.TEXT_LENGTH)));
            if (checkpoint.text().equals(text)) {
                return Optional.of(checkpoint);
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // falls through: one message for every kind of damage
        }
        throw new CorruptLogException(
                file + " at offset 0: the checkpoint is damaged; restore .vpr and the repositories together");
    }
}
