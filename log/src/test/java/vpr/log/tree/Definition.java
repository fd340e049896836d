package vpr.log.tree;

import java.util.ArrayList;
import java.util.List;

/** RFC 9162 section 2.1, word for word and slowly, to compare with. */
final class Definition {
    private Definition() {}

    static TreeHash root(List<TreeHash> d) {
        if (d.isEmpty()) {
            return TreeHash.EMPTY;
        }
        if (d.size() == 1) {
            return d.getFirst();
        }
        int k = k(d.size());
        return TreeHash.node(root(d.subList(0, k)), root(d.subList(k, d.size())));
    }

    static List<TreeHash> path(int m, List<TreeHash> d) {
        if (d.size() == 1) {
            return new ArrayList<>();
        }
        int k = k(d.size());
        List<TreeHash> left = d.subList(0, k);
        List<TreeHash> right = d.subList(k, d.size());
        List<TreeHash> path = m < k ? path(m, left) : path(m - k, right);
        path.add(root(m < k ? right : left));
        return path;
    }

    static List<TreeHash> proof(int m, List<TreeHash> d) {
        return m == 0 ? List.of() : subproof(m, d, true);
    }

    private static List<TreeHash> subproof(int m, List<TreeHash> d, boolean known) {
        if (m == d.size()) {
            return known ? new ArrayList<>() : new ArrayList<>(List.of(root(d)));
        }
        int k = k(d.size());
        List<TreeHash> left = d.subList(0, k);
        List<TreeHash> right = d.subList(k, d.size());
        List<TreeHash> proof = m <= k ? subproof(m, left, known) : subproof(m - k, right, false);
        proof.add(root(m <= k ? right : left));
        return proof;
    }

    private static int k(int n) {
        int k = 1;
        while (k * 2 < n) {
            k *= 2;
        }
        return k;
    }
}
