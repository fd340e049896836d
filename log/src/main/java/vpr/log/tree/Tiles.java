package vpr.log.tree;

import java.io.IOException;

/** Where the hashes of a tree come from: files and leaves ({@link DiskTiles}), or a log elsewhere. */
public interface Tiles {
    /**
     * The hashes of a tile, one after the other, 32 bytes each, exactly as many as the path's width says.
     *
     * @throws IOException also when the log has no such tile, or what is there cannot be one
     */
    byte[] read(TilePath tile) throws IOException;
}
