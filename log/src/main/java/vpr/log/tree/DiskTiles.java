package vpr.log.tree;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import vpr.log.LeafEntries;

/**
 * The tiles of a data directory. Full ones are files, which never change; partial ones are made when they are asked for, from
 * the leaves or from the full tiles below, and so is a full one whose file is not there yet.
 */
final class DiskTiles implements Tiles {
    private final TreePaths paths;
    private final LeafEntries leaves;

    DiskTiles(TreePaths paths, LeafEntries leaves) {
        this.paths = paths;
        this.leaves = leaves;
    }

    @Override
    public byte[] read(TilePath tile) throws IOException {
        Path file = paths.tile(TilePath.full(tile.level(), tile.index()));
        try {
            byte[] full = Files.readAllBytes(file);
            if (full.length != TilePath.FULL * TreeHash.LENGTH) {
                throw new CorruptTreeException(file + ": a tile must have 8,192 bytes");
            }
            return Arrays.copyOf(full, tile.width() * TreeHash.LENGTH);
        } catch (NoSuchFileException e) {
            return make(tile);
        }
    }

    /** From what lies below, without a look at the tile's own file. */
    byte[] make(TilePath tile) throws IOException {
        return hashes(tile, 0);
    }

    /** The hashes of a tile from the n-th on. */
    byte[] hashes(TilePath tile, int n) throws IOException {
        byte[] hashes = new byte[(tile.width() - n) * TreeHash.LENGTH];
        long first = tile.index() * TilePath.FULL;
        if (tile.level() == 0) {
            List<byte[]> lines = leaves.read(first + n, first + tile.width());
            for (int i = 0; i < lines.size(); i++) {
                put(TreeHash.ofEntry(lines.get(i)), hashes, i);
            }
        } else {
            for (int i = n; i < tile.width(); i++) {
                put(Subtree.root(read(TilePath.full(tile.level() - 1, first + i))), hashes, i - n);
            }
        }
        return hashes;
    }

    /** @throws EOFException when there are fewer leaves: they have been cut off, or the owner is recovering */
    void require(long size) throws IOException {
        if (leaves.count() < size) {
            throw new EOFException("the log has fewer leaves than " + size);
        }
    }

    private static void put(TreeHash hash, byte[] into, int n) {
        System.arraycopy(hash.bytes(), 0, into, n * TreeHash.LENGTH, TreeHash.LENGTH);
    }
}
