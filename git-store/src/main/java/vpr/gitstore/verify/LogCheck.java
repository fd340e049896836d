package vpr.gitstore.verify;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vpr.log.JournalCheck;
import vpr.log.LeafEntries;
import vpr.log.LeafLines;
import vpr.log.tree.CheckpointFiles;
import vpr.log.tree.CorruptTreeException;
import vpr.log.tree.InvalidProofException;
import vpr.log.tree.Note;
import vpr.log.tree.NoteKey;
import vpr.log.tree.TileCheck;
import vpr.log.tree.TreeCheckpoint;
import vpr.log.tree.TreeHash;
import vpr.log.tree.TreeHead;

/**
 * The log as a whole: its leaves make the tree that its tiles hold and its checkpoint is signed over. The lines are given one
 * after the other, so that one pass over them is enough for everything.
 */
final class LogCheck {
    private final Path vpr;
    private final Totals totals;
    private final TileCheck tiles;
    private final List<String> wrongTiles = new ArrayList<>();
    /** Signed heads by their sizes, with what they are called. */
    private final TreeMap<Long, List<Signed>> signed = new TreeMap<>();

    private boolean begun;
    private long size;
    private long missingTiles;
    private long checkpointed;
    private boolean contradicted;

    private record Signed(String name, TreeHash root) {}

    /** @param kept a checkpoint from elsewhere */
    LogCheck(Path vpr, LeafEntries leaves, @Nullable KeptCheckpoint kept, Totals totals) throws IOException {
        this.vpr = vpr;
        this.totals = totals;
        this.tiles = new TileCheck(
                vpr, leaves, file -> wrongTiles.add(vpr.relativize(file).toString()));
        checkpoints(CheckpointFiles.of(vpr, leaves), kept);
    }

    private void checkpoints(CheckpointFiles files, @Nullable KeptCheckpoint kept) throws IOException {
        Optional<NoteKey> key = key(kept);
        if (kept != null) {
            sign("the checkpoint kept elsewhere", kept.head());
        }
        if (key.isEmpty()) {
            return;
        }
        begun = true;
        try {
            Optional<Note> latest = files.latest();
            if (latest.isPresent()) {
                verify("the checkpoint", latest.get(), key.get());
            } else {
                missing();
            }
            Optional<Note> witnessed = files.witnessed();
            if (witnessed.isPresent()) {
                verify("the witnessed checkpoint", witnessed.get(), key.get());
            }
        } catch (CorruptTreeException e) {
            totals.log(ProblemKind.CHECKPOINT_NOT_OURS, "the checkpoint must be a signed note");
        }
    }

    private void missing() throws IOException {
        if (Files.isDirectory(vpr.resolve("log/tile"))) {
            totals.log(ProblemKind.CHECKPOINT_MISSING, "the log has a tree and must have a signed checkpoint");
        }
    }

    /** The key of this log, from elsewhere where it was given; empty when none has been made here yet. */
    private Optional<NoteKey> key(@Nullable KeptCheckpoint kept) throws IOException {
        Optional<NoteKey> here = keyHere();
        if (kept != null) {
            if (here.isPresent() && !here.get().equals(kept.key())) {
                totals.log(ProblemKind.CHECKPOINT_NOT_OURS, "the log's key must be the one that was kept elsewhere");
            }
            return Optional.of(kept.key());
        }
        return here;
    }

    private Optional<NoteKey> keyHere() throws IOException {
        try {
            return Optional.of(NoteKey.parse(Files.readString(vpr.resolve("keys/log.vkey"))));
        } catch (NoSuchFileException e) {
            missing();
            return Optional.empty();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            totals.log(ProblemKind.CHECKPOINT_NOT_OURS, "keys/log.vkey must be a verifier key");
            return Optional.empty();
        }
    }

    private void verify(String name, Note note, NoteKey key) {
        try {
            sign(name, TreeCheckpoint.verified(note, key).head());
        } catch (InvalidProofException e) {
            totals.log(ProblemKind.CHECKPOINT_NOT_OURS, name + ": " + e.getMessage());
        }
    }

    private void sign(String name, TreeHead head) {
        signed.computeIfAbsent(head.size(), size -> new ArrayList<>()).add(new Signed(name, head.root()));
    }

    /** @param now how many leaves there are now: the writer may have gone on meanwhile */
    void journal(JournalCheck journal, long now) {
        journal.damage().forEach(what -> totals.log(ProblemKind.JOURNAL_DAMAGED, what));
        checkpointed = journal.checkpointed() > now ? journal.checkpointed() : 0;
    }

    /** How many leaves the largest signed checkpoint says there are. */
    long signedSize() {
        return signed.isEmpty() ? 0 : signed.lastKey();
    }

    /** @param line the next leaf */
    void entry(byte[] line, LeafLines lines) throws IOException {
        if (line.length == 0) {
            totals.log(
                    ProblemKind.LEAF_CHANGED, "the leaf at " + lines.position(size) + " is not where its index says");
        }
        tiles.entry(line);
        size++;
        compare();
    }

    private void compare() {
        List<Signed> here = signed.get(size);
        if (here == null) {
            return;
        }
        missingTiles = tiles.missing();
        TreeHash root = tiles.head().root();
        for (Signed checkpoint : here) {
            if (!root.equals(checkpoint.root)) {
                contradicted = true;
                totals.log(
                        ProblemKind.CHECKPOINT_CONTRADICTED,
                        checkpoint.name + " is signed over " + size + " leaves and their root is another");
            }
        }
    }

    /** After the last leaf, and after the records: whether they were cut with the log shows in them. */
    void end() {
        for (String tile : wrongTiles) {
            if (contradicted) {
                totals.log(ProblemKind.LEAF_CHANGED, "the leaves below " + tile + " are not those that it was made of");
            } else {
                totals.log(ProblemKind.TILE_CHANGED, tile + " is not the one that the leaves make");
            }
        }
        if (begun && missingTiles > 0) {
            totals.log(ProblemKind.TILE_MISSING, missingTiles + " tiles of the log's tree are missing");
        }
        ProblemKind cut = totals.ahead() > 0 ? ProblemKind.LOG_CUT : ProblemKind.LOG_AND_MAIN_CUT;
        if (signedSize() > size) {
            totals.log(cut, "a checkpoint is signed over " + signedSize() + " leaves and the log has " + size);
        } else if (checkpointed > size) {
            totals.log(cut, "the journal says that " + checkpointed + " leaves were synced and the log has " + size);
        }
    }
}
