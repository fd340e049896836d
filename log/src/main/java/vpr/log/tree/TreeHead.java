package vpr.log.tree;

/**
 * A tree at a size.
 *
 * @param size how many entries it has
 * @param root its Merkle tree hash
 */
public record TreeHead(long size, TreeHash root) {
    /** The tree without entries. */
    public static final TreeHead EMPTY = new TreeHead(0, TreeHash.EMPTY);

    /** @throws IllegalArgumentException for a negative size, or a size of 0 with another root than the empty one */
    public TreeHead {
        Rules.require(size >= 0, "size: must not be negative");
        Rules.require(size > 0 || root.equals(TreeHash.EMPTY), "root: must be the hash of nothing when the size is 0");
    }
}
