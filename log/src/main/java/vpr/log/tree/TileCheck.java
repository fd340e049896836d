package vpr.log.tree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import vpr.log.LeafEntries;

/**
 * Builds the tree anew from all its entries, in their order, and compares every full tile on the way. Believes nothing that
 * is stored but the entries it is given; holds at most 256 hashes a level. Not safe for several threads.
 */
public final class TileCheck {
    private final TreePaths paths;
    private final Consumer<Path> wrong;
    /** By level, the hashes of the tile that is not full yet. */
    private final List<byte[]> open = new ArrayList<>();

    private long size;
    private long missing;

    /**
     * @param wrong called with each tile's file that does not hold what the entries say
     */
    public TileCheck(Path vpr, LeafEntries leaves, Consumer<Path> wrong) {
        this.paths = TreePaths.of(vpr, leaves.epoch());
        this.wrong = wrong;
    }

    /** @param line the next entry */
    public void entry(byte[] line) throws IOException {
        add(0, TreeHash.ofEntry(line));
        size++;
    }

    private void add(int level, TreeHash hash) throws IOException {
        if (open.size() == level) {
            open.add(new byte[TilePath.FULL * TreeHash.LENGTH]);
        }
        byte[] hashes = open.get(level);
        int at = (int) (countOf(level) % TilePath.FULL);
        System.arraycopy(hash.bytes(), 0, hashes, at * TreeHash.LENGTH, TreeHash.LENGTH);
        if (at == TilePath.FULL - 1) {
            compare(TilePath.full(level, countOf(level) / TilePath.FULL), hashes);
            add(level + 1, Subtree.root(hashes));
        }
    }

    /** How many hashes the level has before the present entry is added. */
    private long countOf(int level) {
        return size >> (8 * level);
    }

    private void compare(TilePath tile, byte[] hashes) throws IOException {
        Path file = paths.tile(tile);
        try {
            if (!Arrays.equals(Files.readAllBytes(file), hashes)) {
                wrong.accept(file);
            }
        } catch (NoSuchFileException e) {
            missing++;
        }
    }

    /** How many full tiles have no file: not written yet, when they are the last ones, or taken away. */
    public long missing() {
        return missing;
    }

    /** The head of the tree over the entries so far. */
    public TreeHead head() {
        TreeHash root = null;
        for (int level = 0; level < open.size(); level++) {
            int from = (int) (countOf(level) % TilePath.FULL);
            // Complete subtrees of this level, the smallest and rightmost first: what stands to their right is in root.
            while (from > 0) {
                int count = Integer.lowestOneBit(from);
                from -= count;
                TreeHash left = Subtree.root(open.get(level), from, count);
                root = root == null ? left : TreeHash.node(left, root);
            }
        }
        return root == null ? TreeHead.EMPTY : new TreeHead(size, root);
    }
}
