package vpr.log.tree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import vpr.log.LeafEntries;

/**
 * The signed checkpoints of a data directory: {@code checkpoint}, the latest one, and {@code checkpoint.witnessed}, the latest
 * that witnesses have cosigned. Under load a checkpoint is a second old when the witnesses answer, and the next one stands
 * in {@code checkpoint}: proofs with cosignatures are made from the other. Safe for many threads.
 */
public final class CheckpointFiles {
    private final TreePaths paths;

    private CheckpointFiles(TreePaths paths) {
        this.paths = paths;
    }

    public static CheckpointFiles of(Path vpr, LeafEntries leaves) {
        return new CheckpointFiles(TreePaths.of(vpr, leaves.epoch()));
    }

    /**
     * The latest; empty when none has been signed yet.
     *
     * @throws CorruptTreeException when the file holds no note
     */
    public Optional<Note> latest() throws IOException {
        return read(paths.checkpoint());
    }

    /** The latest that a witness has cosigned. */
    public Optional<Note> witnessed() throws IOException {
        return read(paths.witnessed());
    }

    static Optional<Note> read(Path file) throws IOException {
        try {
            return Optional.of(Note.parse(Files.readAllBytes(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            throw new CorruptTreeException(file + ": " + e.getMessage(), e);
        }
    }

    synchronized void publish(Note note) throws IOException {
        WholeFile.replace(paths.checkpoint(), note.bytes());
    }

    /** Keeps what witnesses answered to a checkpoint, also when a later one has been published meanwhile. */
    public synchronized void cosigned(Note asked, List<NoteSignature> cosignatures) throws IOException {
        if (cosignatures.isEmpty()) {
            return;
        }
        Note latest = latest().orElse(null);
        if (latest != null && latest.text().equals(asked.text())) {
            publish(with(latest, cosignatures));
        }
        Note witnessed = witnessed().orElse(null);
        Note base = witnessed != null && witnessed.text().equals(asked.text()) ? witnessed : asked;
        WholeFile.replace(paths.witnessed(), with(base, cosignatures).bytes());
    }

    private static Note with(Note note, List<NoteSignature> cosignatures) {
        Note all = note;
        for (NoteSignature cosignature : cosignatures) {
            all = all.with(cosignature);
        }
        return all;
    }
}
