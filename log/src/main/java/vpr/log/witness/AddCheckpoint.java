package vpr.log.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import vpr.log.tree.MerkleProof;
import vpr.log.tree.Note;
import vpr.log.tree.TreeHash;

/**
 * What a log sends to a witness (C2SP tlog-witness, {@code add-checkpoint}).
 *
 * @param old the size of the tree that the witness cosigned last; 0 for none
 * @param proof that the checkpoint's tree continues that one
 * @param checkpoint signed by the log
 */
public record AddCheckpoint(long old, List<TreeHash> proof, Note checkpoint) {
    /** Bytes of the longest request that is read. */
    public static final int MAX_BYTES = Note.MAX_BYTES + 8 * 1024;

    private static final Pattern OLD = Pattern.compile("old (0|[1-9][0-9]{0,17})");

    /** @throws IllegalArgumentException naming the rule */
    public AddCheckpoint {
        proof = List.copyOf(proof);
        require(old >= 0, "old: must not be negative");
        require(proof.size() <= MerkleProof.MAX_HASHES, "proof: must have at most 63 hashes");
    }

    /** @throws IllegalArgumentException naming the rule */
    public static AddCheckpoint parse(byte[] body) {
        require(body.length <= MAX_BYTES, "request: is too large");
        String text;
        try {
            text = UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("request: must be UTF-8", e);
        }
        int end = text.indexOf("\n\n");
        require(end >= 0, "request: must have an empty line before the checkpoint");
        List<String> lines = new ArrayList<>(List.of(text.substring(0, end).split("\n", -1)));
        var old = OLD.matcher(lines.removeFirst());
        require(old.matches(), "old: must be the first line, a decimal number without leading zeros");
        require(lines.size() <= MerkleProof.MAX_HASHES, "proof: must have at most 63 hashes");
        return new AddCheckpoint(
                Long.parseLong(old.group(1)),
                lines.stream().map(TreeHash::parseBase64).toList(),
                Note.parse(text.substring(end + 2)));
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }

    /** The request's body. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("old ").append(old).append('\n');
        proof.forEach(hash -> text.append(hash.base64()).append('\n'));
        return text.append('\n').append(checkpoint).toString();
    }
}
