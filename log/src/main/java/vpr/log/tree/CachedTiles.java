package vpr.log.tree;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps the tiles that were read last, some 500 KB at most, so that the root of a growing tree costs what has grown. A tile
 * that was read partial is a beginning of the full one: of either, only what is missing is read.
 */
final class CachedTiles implements Tiles {
    private static final int MAX_TILES = 64;

    private record Place(int level, long index) {}

    private final Tiles tiles;

    // Guarded by this.
    private final Map<Place, byte[]> cache = new LinkedHashMap<>(MAX_TILES, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, byte[]> eldest) {
            return size() > MAX_TILES;
        }
    };

    CachedTiles(Tiles tiles) {
        this.tiles = tiles;
    }

    @Override
    public synchronized byte[] read(TilePath tile) throws IOException {
        Place place = new Place(tile.level(), tile.index());
        byte[] known = cache.get(place);
        int length = tile.width() * TreeHash.LENGTH;
        if (known == null || known.length < length) {
            known = known != null && tiles instanceof DiskTiles disk ? grown(known, tile, disk) : tiles.read(tile);
            cache.put(place, known);
        }
        return Arrays.copyOf(known, length);
    }

    private static byte[] grown(byte[] known, TilePath tile, DiskTiles disk) throws IOException {
        byte[] rest = disk.hashes(tile, known.length / TreeHash.LENGTH);
        byte[] grown = Arrays.copyOf(known, known.length + rest.length);
        System.arraycopy(rest, 0, grown, known.length, rest.length);
        return grown;
    }
}
