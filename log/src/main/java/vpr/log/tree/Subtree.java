package vpr.log.tree;

/** The root of a complete subtree, from the hashes at its foot. */
final class Subtree {
    private Subtree() {}

    /** @param hashes 32 bytes each, as many as a power of two */
    static TreeHash root(byte[] hashes) {
        return root(hashes, 0, hashes.length / TreeHash.LENGTH);
    }

    static TreeHash root(byte[] hashes, int from, int count) {
        if (count == 1) {
            return TreeHash.at(hashes, from);
        }
        int half = count / 2;
        return TreeHash.node(root(hashes, from, half), root(hashes, from + half, half));
    }
}
