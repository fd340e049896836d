package vpr.gitstore;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import vpr.log.KnownTree;
import vpr.log.tree.InvalidProofException;
import vpr.log.tree.Note;
import vpr.log.tree.NoteKey;
import vpr.log.tree.TreeCheckpoint;

/** What the log's own signed checkpoints, as far as they are left, say of a log that is lost. */
final class LastCheckpoint {
    private LastCheckpoint() {}

    /**
     * Size and root of the first one that the log's key has signed. Without the key's public half in {@code
     * .vpr/keys/log.vkey} none can be believed.
     */
    static Optional<KnownTree> of(Path data, List<Path> newestFirst) throws IOException {
        Path file = StoreSettings.vpr(data).resolve("keys/log.vkey");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        NoteKey key;
        try {
            key = NoteKey.parse(Files.readString(file, US_ASCII));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
        for (Path checkpoint : newestFirst) {
            Optional<KnownTree> known = read(checkpoint, key);
            if (known.isPresent()) {
                return known;
            }
        }
        return Optional.empty();
    }

    private static Optional<KnownTree> read(Path checkpoint, NoteKey key) throws IOException {
        try {
            var head = TreeCheckpoint.verified(Note.parse(Files.readAllBytes(checkpoint)), key)
                    .head();
            return Optional.of(new KnownTree(head.size(), head.root().toString()));
        } catch (InvalidProofException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
