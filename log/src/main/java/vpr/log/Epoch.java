package vpr.log;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code log/epoch}: one line, {@code vpr.epoch/1} and four digits. */
final class Epoch {
    static final int FIRST = 1;
    private static final String FORMAT = "vpr.epoch/1 ";

    private Epoch() {}

    static void write(Path file, int epoch, Disk disk) throws IOException {
        disk.replace(file, text(epoch).getBytes(US_ASCII));
    }

    static Optional<Integer> read(Path file) throws IOException {
        String text;
        try {
            text = new String(Files.readAllBytes(file), US_ASCII);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        if (!text.matches(Pattern.quote(FORMAT) + "[0-9]{4}\n")) {
            throw new CorruptLogException(file + " at offset 0: must be one line, 'vpr.epoch/1' and four digits");
        }
        return Optional.of(Integer.parseInt(text.substring(FORMAT.length()).strip()));
    }

    private static String text(int epoch) {
        return FORMAT + Integer.toString(10_000 + epoch).substring(1) + "\n";
    }
}
