package vpr.gitstore.verify;

import vpr.log.tree.InvalidProofException;
import vpr.log.tree.Note;
import vpr.log.tree.NoteKey;
import vpr.log.tree.TreeCheckpoint;
import vpr.log.tree.TreeHead;

/**
 * A signed checkpoint of the log that was kept elsewhere, out of the reach of whoever can write to the data directory: the
 * log must lead to it.
 *
 * @param key the log's, as it was when the checkpoint was kept
 */
public record KeptCheckpoint(NoteKey key, TreeHead head) {
    /**
     * @param note the checkpoint as it is stored and sent
     * @param key the log's verifier key, as {@code vpr log key} prints it
     * @throws IllegalArgumentException when one of them is none, or the checkpoint is not signed by the key
     */
    public static KeptCheckpoint of(byte[] note, String key) {
        try {
            NoteKey log = NoteKey.parse(key);
            return new KeptCheckpoint(
                    log, TreeCheckpoint.verified(Note.parse(note), log).head());
        } catch (InvalidProofException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
