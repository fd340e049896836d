package vpr.log.tree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vpr.log.LeafEntries;

/**
 * The signed checkpoints of a data directory: {@code checkpoint}, the latest one, and {@code checkpoint.witnessed}, the latest
 * that witnesses have cosigned. Under load a checkpoint is a second old when the witnesses answer, and the next one stands
 * in {@code checkpoint}: proofs with cosignatures are made from the other. Safe for many threads; but all that write must use
 * the publisher's ({@link CheckpointPublisher#files()}).
 */
public final class CheckpointFiles {
    private static final Pattern STAMP = Pattern.compile("(0|[1-9][0-9]{0,17})[.]tsr");

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

    /** The checkpoint of this size that has a time stamp. */
    Optional<Note> stamped(long size) throws IOException {
        return read(paths.stampedCheckpoint(size));
    }

    /** The sizes of checkpoints that have time stamps, smallest first. */
    List<Long> stampedSizes() throws IOException {
        if (!Files.isDirectory(paths.timestamps())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(paths.timestamps())) {
            return files.map(file -> STAMP.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(name -> Long.parseLong(name.group(1)))
                    .sorted()
                    .toList();
        }
    }

    /** The time stamp of the checkpoint of this size: an RFC 3161 response, DER. */
    byte[] stamp(long size) throws IOException {
        return Files.readAllBytes(paths.stamp(size));
    }

    /** The checkpoint that was stamped last; empty before the first. */
    public Optional<TreeCheckpoint> lastStamped() throws IOException {
        List<Long> sizes = stampedSizes();
        return sizes.isEmpty()
                ? Optional.empty()
                : stamped(sizes.getLast()).map(note -> TreeCheckpoint.parse(note.text()));
    }

    /** When that was; empty before the first. */
    public Optional<Instant> lastStampedAt() throws IOException {
        List<Long> sizes = stampedSizes();
        return sizes.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Files.getLastModifiedTime(paths.stamp(sizes.getLast())).toInstant());
    }

    /**
     * Keeps a time stamp of a checkpoint's text, and the checkpoint as it is now.
     *
     * @param response RFC 3161, DER
     */
    public void stamped(Note note, byte[] response) throws IOException {
        long size = TreeCheckpoint.parse(note.text()).head().size();
        WholeFile.replace(paths.stampedCheckpoint(size), note.bytes());
        WholeFile.replace(paths.stamp(size), response);
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
