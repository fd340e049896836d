package vpr.log.tree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import vpr.log.LeafEntries;

/**
 * Writes the full tiles of a growing log, each once, lower levels first. Nothing is lost when one is missing: it can be made
 * from the leaves at any time, which is what this does at its first call. Not safe for several threads.
 */
public final class TreeWriter {
    private final TreePaths paths;
    private final DiskTiles tiles;
    private long written;

    public TreeWriter(Path vpr, LeafEntries leaves) {
        this.paths = TreePaths.of(vpr, leaves.epoch());
        this.tiles = new DiskTiles(paths, leaves);
    }

    /**
     * Writes the full tiles of the tree of this size that are not there yet.
     *
     * @param size at most as many as there are leaves
     * @throws CorruptTreeException when the newest tile that is there contradicts the leaves
     */
    public void write(long size) throws IOException {
        tiles.require(size);
        long span = TilePath.FULL;
        for (int level = 0; span <= size; level++) {
            write(level, written / span, size / span);
            span *= TilePath.FULL;
        }
        written = size;
    }

    private void write(int level, long from, long to) throws IOException {
        for (long index = from; index < to; index++) {
            TilePath tile = TilePath.full(level, index);
            Path file = paths.tile(tile);
            if (!Files.exists(file)) {
                WholeFile.replace(file, tiles.make(tile));
            } else if (index == to - 1 && !Arrays.equals(Files.readAllBytes(file), tiles.make(tile))) {
                throw new CorruptTreeException(file + ": the tile is not the one that the leaves make");
            }
        }
    }
}
