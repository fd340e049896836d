package vpr.log.tree;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import vpr.log.Leaf;

/**
 * That a leaf stands in the log, for anybody to check: a {@link TlogProof} whose extra text is the leaf's line, and where the
 * checkpoint has a time stamp, a second line {@code timestamp <Base64 of the RFC 3161 response>}.
 *
 * @param leaf the entry
 * @param timestamp of the checkpoint's text; Base64 of DER
 */
public record LeafProof(Leaf leaf, Optional<String> timestamp, TlogProof proof) {
    private static final String TIMESTAMP = "timestamp ";

    static LeafProof of(Leaf leaf, long index, List<TreeHash> path, Note checkpoint, Optional<byte[]> response) {
        Optional<String> timestamp = response.map(Base64.getEncoder()::encodeToString);
        String extra = leaf.line()
                + "\n"
                + timestamp.map(text -> TIMESTAMP + text + "\n").orElse("");
        return new LeafProof(leaf, timestamp, new TlogProof(extra, index, path, checkpoint));
    }

    /** @throws IllegalArgumentException naming the rule */
    public static LeafProof parse(byte[] bytes) {
        TlogProof proof = TlogProof.parse(bytes);
        List<String> lines = proof.extra().lines().toList();
        Rules.require(
                lines.size() == 1 || (lines.size() == 2 && lines.get(1).startsWith(TIMESTAMP)),
                "extra: must be a leaf, and at most a time stamp");
        Optional<String> timestamp =
                lines.size() == 2 ? Optional.of(lines.get(1).substring(TIMESTAMP.length())) : Optional.empty();
        timestamp.ifPresent(text -> Rules.base64("timestamp", text));
        return new LeafProof(Leaf.parse(lines.getFirst()), timestamp, proof);
    }

    /**
     * What the log says, when the leaf stands in it where the proof says.
     *
     * @throws InvalidProofException when it does not, or the log did not say so
     */
    public TreeCheckpoint verify(NoteKey log) throws InvalidProofException {
        proof.verify(leaf.line().getBytes(US_ASCII), log);
        return TreeCheckpoint.parse(proof.checkpoint().text());
    }

    /** The time stamp's response, DER. */
    public Optional<byte[]> response() {
        return timestamp.map(Base64.getDecoder()::decode);
    }
}
