package vpr.log.tree;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * That an entry stands in a log, for anybody to check without the log (C2SP tlog-proof, {@code .tlog-proof}).
 *
 * @param extra text that the application adds, empty for none; nothing vouches for it but what is computed from it
 * @param index the entry's, from 0
 * @param path from the entry's sibling upwards
 * @param checkpoint of the tree that the path leads to
 */
public record TlogProof(String extra, long index, List<TreeHash> path, Note checkpoint) {
    private static final String FORMAT = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";
    private static final int MAX_BYTES = 512 * 1024;
    private static final int MAX_EXTRA = 128 * 1024;

    /** @throws IllegalArgumentException naming the rule */
    public TlogProof {
        path = List.copyOf(path);
        Rules.require(extra.length() <= MAX_EXTRA, "extra: must have at most 128 KiB");
        Rules.require(index >= 0, "index: must not be negative");
        Rules.require(path.size() <= MerkleProof.MAX_HASHES, "proof: must have at most 63 hashes");
    }

    /** @throws IllegalArgumentException naming the rule */
    public static TlogProof parse(byte[] bytes) {
        Rules.require(bytes.length <= MAX_BYTES, "proof: must have at most 512 KiB");
        String text = Rules.utf8("proof", bytes);
        int end = text.indexOf("\n\n");
        Rules.require(end >= 0, "proof: must have an empty line before the checkpoint");
        List<String> lines = new ArrayList<>(List.of(text.substring(0, end).split("\n", -1)));
        Rules.require(lines.removeFirst().equals(FORMAT), "proof: must begin with " + FORMAT);
        String extra = "";
        if (!lines.isEmpty() && lines.getFirst().startsWith(EXTRA)) {
            extra = Rules.utf8(
                    "extra", Rules.base64("extra", lines.removeFirst().substring(EXTRA.length())));
        }
        Rules.require(!lines.isEmpty() && lines.getFirst().startsWith(INDEX), "proof: must have an index");
        long index = Rules.decimal("index", lines.removeFirst().substring(INDEX.length()));
        Rules.require(lines.size() <= MerkleProof.MAX_HASHES, "proof: must have at most 63 hashes");
        List<TreeHash> path = lines.stream().map(TreeHash::parseBase64).toList();
        return new TlogProof(extra, index, path, Note.parse(text.substring(end + 2)));
    }

    /** @throws InvalidProofException when the checkpoint is not the log's, or the entry does not stand there */
    public void verify(byte[] entry, NoteKey log) throws InvalidProofException {
        TreeHead head = TreeCheckpoint.verified(checkpoint, log).head();
        if (!MerkleProof.verifyInclusion(index, TreeHash.ofEntry(entry), head, path)) {
            throw new InvalidProofException("the entry does not stand there in the log");
        }
    }

    /** The proof as it is stored. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(FORMAT).append('\n');
        if (!extra.isEmpty()) {
            text.append(EXTRA)
                    .append(Base64.getEncoder().encodeToString(extra.getBytes(UTF_8)))
                    .append('\n');
        }
        text.append(INDEX).append(index).append('\n');
        path.forEach(hash -> text.append(hash.base64()).append('\n'));
        return text.append('\n').append(checkpoint).toString();
    }
}
