package vpr.log.tree;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Tiles of entries that are in memory, made as the definition in C2SP tlog-tiles says: a root for every hash. */
final class MemoryTiles implements Tiles {
    private final List<TreeHash> entries = new ArrayList<>();

    static MemoryTiles of(List<TreeHash> entries) {
        MemoryTiles tiles = new MemoryTiles();
        tiles.entries.addAll(entries);
        return tiles;
    }

    @Override
    public byte[] read(TilePath tile) throws IOException {
        int span = 1 << (8 * tile.level());
        byte[] hashes = new byte[tile.width() * TreeHash.LENGTH];
        for (int i = 0; i < tile.width(); i++) {
            int from = (int) (tile.index() * TilePath.FULL + i) * span;
            if (from + span > entries.size()) {
                throw new EOFException("no such tile");
            }
            byte[] hash = Definition.root(entries.subList(from, from + span)).bytes();
            System.arraycopy(hash, 0, hashes, i * TreeHash.LENGTH, TreeHash.LENGTH);
        }
        return hashes;
    }
}
