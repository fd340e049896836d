package vpr.gitstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import vpr.log.KnownTree;

/** The size and root in a checkpoint that is left of a lost log (C2SP tlog-checkpoint: origin, size, root, one a line). */
final class LastCheckpoint {
    private LastCheckpoint() {}

    /** Empty when it is none: then nothing is known. */
    static Optional<KnownTree> read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file, UTF_8);
            return lines.size() < 4
                    ? Optional.empty()
                    : Optional.of(new KnownTree(
                            Long.parseLong(lines.get(1)),
                            HexFormat.of().formatHex(Base64.getDecoder().decode(lines.get(2)))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
