package vpr.log;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A small file that names a position, in one line of fixed length: {@code <format> <position> <CRC32C of what precedes the
 * last space, 8 hex digits>}.
 */
record PositionLine(String format) {
    byte[] bytes(Position position) {
        String start = format + ' ' + position;
        CRC32C crc = new CRC32C();
        crc.update(start.getBytes(US_ASCII));
        return (start + ' ' + HexFormat.of().toHexDigits(crc.getValue(), 8) + '\n').getBytes(US_ASCII);
    }

    /**
     * @return empty when there is no file
     * @throws CorruptLogException when it is not such a line to the last byte
     */
    Optional<Position> read(Path file) throws IOException {
        byte[] line;
        try {
            line = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        try {
            int at = format.length() + 1;
            Position position = Position.parse(new String(line, at, Position.TEXT_LENGTH, US_ASCII));
            if (Arrays.equals(bytes(position), line)) {
                return Optional.of(position);
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // falls through: one message for every kind of damage
        }
        throw new CorruptLogException(file + " at offset 0: the " + file.getFileName()
                + " is damaged; restore .vpr and the repositories together");
    }
}
