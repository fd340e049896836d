package vpr.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import vpr.app.client.UsageException;
import vpr.log.tree.NoteKey;

/** Verifier keys as people give them: the key itself, or a file that holds it. */
final class LogKeys {
    private LogKeys() {}

    /** @throws UsageException when it is neither */
    static NoteKey read(String option, String text) throws IOException {
        try {
            return NoteKey.parse(isFile(text) ? Files.readString(Path.of(text)) : text);
        } catch (IllegalArgumentException e) {
            throw new UsageException(option + ": " + e.getMessage());
        }
    }

    private static boolean isFile(String text) {
        try {
            return Files.isRegularFile(Path.of(text));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
