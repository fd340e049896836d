package vpr.log.tree;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import vpr.log.LeafEntries;
import vpr.log.Leaves;

/**
 * Reads a log's Merkle tree by its tiles: its head at any size up to the present one, and the proofs of RFC 9162. Safe for
 * many threads.
 */
public final class LogTree {
    private static final int LEVELS_OF_A_TILE = 8;

    private final Tiles tiles;

    private LogTree(Tiles tiles) {
        this.tiles = tiles;
    }

    /**
     * The tree of a data directory, which this or another process may be writing.
     *
     * @throws IOException when there is no log there
     */
    public static LogTree open(Path vpr) throws IOException {
        return of(vpr, Leaves.open(vpr).entries());
    }

    /** The tree over leaves that are open already. */
    public static LogTree of(Path vpr, LeafEntries leaves) {
        return new LogTree(new CachedTiles(new DiskTiles(TreePaths.of(vpr, leaves.epoch()), leaves)));
    }

    /** The tree of a log elsewhere. What it answers is believed only as far as a signed root confirms it. */
    public static LogTree of(Tiles tiles) {
        return new LogTree(new CachedTiles(tiles));
    }

    /**
     * The head of the tree when it had this many entries.
     *
     * @throws IOException also when the log has fewer
     */
    public TreeHead head(long size) throws IOException {
        return size == 0 ? TreeHead.EMPTY : new TreeHead(size, root(0, size));
    }

    /**
     * The hashes of a tile, as they are served.
     *
     * @throws IOException also when the log has not that many entries
     */
    public byte[] tile(TilePath tile) throws IOException {
        return tiles.read(tile);
    }

    /**
     * The hash of an entry.
     *
     * @throws IOException also when the log has no such entry
     */
    public TreeHash entry(long index) throws IOException {
        return root(index, index + 1);
    }

    /**
     * That an entry stands in a tree: its audit path, from its sibling upwards (RFC 9162 section 2.1.3.1).
     *
     * @throws IllegalArgumentException unless {@code 0 <= index < size}
     * @throws IOException also when the log has fewer entries than {@code size}
     */
    public List<TreeHash> inclusion(long index, long size) throws IOException {
        Rules.require(index >= 0 && index < size, "index: must be from 0 to before the size");
        List<TreeHash> path = new ArrayList<>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + largestPowerBelow(to - from);
            if (index < middle) {
                path.add(root(middle, to));
                to = middle;
            } else {
                path.add(root(from, middle));
                from = middle;
            }
        }
        return path.reversed();
    }

    /**
     * That a tree continues an older one (RFC 9162 section 2.1.4.1); empty for an old size of 0 or equal sizes.
     *
     * @throws IllegalArgumentException unless {@code 0 <= old <= size}
     * @throws IOException also when the log has fewer entries than {@code size}
     */
    public List<TreeHash> consistency(long old, long size) throws IOException {
        Rules.require(old >= 0 && old <= size, "old: must be from 0 to the size");
        List<TreeHash> path = new ArrayList<>();
        if (old == 0) {
            return path;
        }
        long from = 0;
        long to = size;
        while (to != old) {
            long middle = from + largestPowerBelow(to - from);
            if (old <= middle) {
                path.add(root(middle, to));
                to = middle;
            } else {
                path.add(root(from, middle));
                from = middle;
            }
        }
        if (from > 0) {
            path.add(root(from, to));
        }
        return path.reversed();
    }

    /** MTH(D[from:to]) of the standard, where from is a multiple of the largest power of two that fits. */
    private TreeHash root(long from, long to) throws IOException {
        long count = to - from;
        if (Long.bitCount(count) == 1) {
            return complete(Long.numberOfTrailingZeros(count), from / count);
        }
        long middle = from + largestPowerBelow(count);
        return TreeHash.node(root(from, middle), root(middle, to));
    }

    /** The root of the index-th subtree of 2^height entries. */
    private TreeHash complete(int height, long index) throws IOException {
        int count = 1 << (height % LEVELS_OF_A_TILE);
        long first = index * count;
        int inTile = (int) (first % TilePath.FULL);
        TilePath tile = new TilePath(height / LEVELS_OF_A_TILE, first / TilePath.FULL, inTile + count);
        return Subtree.root(tiles.read(tile), inTile, count);
    }

    private static long largestPowerBelow(long n) {
        return Long.highestOneBit(n - 1);
    }
}
