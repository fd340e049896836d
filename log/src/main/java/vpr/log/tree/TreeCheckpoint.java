package vpr.log.tree;

import java.util.Arrays;
import java.util.List;

/**
 * What a log says about its tree (C2SP tlog-checkpoint): a note's text of three lines. Extension lines of other logs are
 * kept by the note, and mean nothing here.
 *
 * @param origin the log's name, which no other log has
 * @param head size and root of its tree
 */
public record TreeCheckpoint(String origin, TreeHead head) {
    private static final int MAX_ORIGIN = 256;

    /** @throws IllegalArgumentException naming the rule */
    public TreeCheckpoint {
        Rules.require(
                !origin.isEmpty() && origin.length() <= MAX_ORIGIN && origin.indexOf('\n') < 0,
                "origin: must be one line of 1 to 256 characters");
    }

    /** @throws IllegalArgumentException naming the rule */
    public static TreeCheckpoint parse(String text) {
        Rules.require(text.endsWith("\n"), "checkpoint: must end in a line feed");
        List<String> lines = Arrays.asList(text.substring(0, text.length() - 1).split("\n", -1));
        Rules.require(
                lines.size() >= 3 && lines.stream().noneMatch(String::isEmpty),
                "checkpoint: must be three lines or more, none of them empty");
        return new TreeCheckpoint(
                lines.get(0),
                new TreeHead(Rules.decimal("tree size", lines.get(1)), TreeHash.parseBase64(lines.get(2))));
    }

    /** The text to sign. */
    public String text() {
        return origin + "\n" + head.size() + "\n" + head.root().base64() + "\n";
    }

    /**
     * Reads a signed checkpoint of a log and checks whose it is.
     *
     * @param key the log's; its name is the origin
     * @throws InvalidProofException when it is no checkpoint, of another log, or not signed by this key
     */
    public static TreeCheckpoint verified(Note note, NoteKey key) throws InvalidProofException {
        TreeCheckpoint checkpoint;
        try {
            checkpoint = parse(note.text());
        } catch (IllegalArgumentException e) {
            throw new InvalidProofException(e.getMessage(), e);
        }
        if (!checkpoint.origin.equals(key.name())) {
            throw new InvalidProofException("the checkpoint is of another log than the key");
        }
        if (!note.isSignedBy(key)) {
            throw new InvalidProofException("the checkpoint is not signed by the log's key");
        }
        return checkpoint;
    }
}
