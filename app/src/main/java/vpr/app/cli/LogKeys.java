package vpr.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import vpr.app.client.UsageException;
import vpr.app.server.StartException;
import vpr.log.LeafEntries;
import vpr.log.Leaves;
import vpr.log.tree.NoteKey;

/** What the commands of the log read: verifier keys as people give them, and the leaves of the data directory. */
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

    /** @throws StartException when there is no log */
    static LeafEntries leaves(Path vpr) throws IOException {
        if (!Files.exists(vpr.resolve("log").resolve("epoch"))) {
            throw new StartException("VPR_DATA: there is no log in " + vpr + " yet. Start VPR once.");
        }
        return Leaves.open(vpr).entries();
    }

    private static boolean isFile(String text) {
        try {
            return Files.isRegularFile(Path.of(text));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
