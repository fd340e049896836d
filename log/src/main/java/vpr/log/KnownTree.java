package vpr.log;

/**
 * What a signed checkpoint says of a log: how many leaves it had, and the root of its Merkle tree.
 *
 * @param root SHA-256, 64 lower-case hex digits
 */
public record KnownTree(long size, String root) {
    /** @throws IllegalArgumentException naming the field and the rule */
    public KnownTree {
        LeafRules.require(size >= 0 && size <= Position.MAX_NUMBER, "size: must be 0 or more, at most 15 digits");
        LeafRules.require(root.matches("[0-9a-f]{64}"), "root: must be 64 lower-case hex digits");
    }
}
