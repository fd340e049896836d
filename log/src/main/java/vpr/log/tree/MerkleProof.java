package vpr.log.tree;

import java.util.List;

/**
 * Checks proofs as RFC 9162 sections 2.1.3.2 (inclusion) and 2.1.4.2 (consistency) say. The proofs themselves are made by
 * {@link LogTree}. The letters fn, sn, fr and sr are the standard's.
 */
public final class MerkleProof {
    /** No proof of a tree of fewer than 2^63 entries has more hashes. */
    public static final int MAX_HASHES = 63;

    private MerkleProof() {}

    /** True when the entry with this hash stands at this index of the tree. */
    public static boolean verifyInclusion(long index, TreeHash entry, TreeHead tree, List<TreeHash> path) {
        if (index < 0 || index >= tree.size()) {
            return false;
        }
        long fn = index;
        long sn = tree.size() - 1;
        TreeHash r = entry;
        for (TreeHash p : path) {
            if (sn == 0) {
                return false;
            }
            if (isOdd(fn) || fn == sn) {
                r = TreeHash.node(p, r);
                int zeros = Long.numberOfTrailingZeros(fn);
                fn >>= zeros;
                sn >>= zeros;
            } else {
                r = TreeHash.node(r, p);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && r.equals(tree.root());
    }

    /** True when {@code now} begins with all entries of {@code old}, in the same order. */
    public static boolean verifyConsistency(TreeHead old, TreeHead now, List<TreeHash> path) {
        if (old.size() > now.size()) {
            return false;
        }
        if (old.size() == now.size() || old.size() == 0) {
            return path.isEmpty() && (old.size() == 0 || old.root().equals(now.root()));
        }
        boolean isComplete = Long.bitCount(old.size()) == 1;
        if (!isComplete && path.isEmpty()) {
            return false;
        }
        TreeHash first = isComplete ? old.root() : path.getFirst();
        return verifyFrom(first, old, now, isComplete ? path : path.subList(1, path.size()));
    }

    private static boolean verifyFrom(TreeHash first, TreeHead old, TreeHead now, List<TreeHash> rest) {
        long fn = old.size() - 1;
        long sn = now.size() - 1;
        int ones = Long.numberOfTrailingZeros(~fn);
        fn >>= ones;
        sn >>= ones;
        TreeHash fr = first;
        TreeHash sr = first;
        for (TreeHash c : rest) {
            if (sn == 0) {
                return false;
            }
            if (isOdd(fn) || fn == sn) {
                fr = TreeHash.node(c, fr);
                sr = TreeHash.node(c, sr);
                int zeros = Long.numberOfTrailingZeros(fn);
                fn >>= zeros;
                sn >>= zeros;
            } else {
                sr = TreeHash.node(sr, c);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && fr.equals(old.root()) && sr.equals(now.root());
    }

    private static boolean isOdd(long n) {
        return (n & 1) == 1;
    }
}
