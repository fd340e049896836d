package vpr.log.tree;

import java.nio.file.Path;
import java.util.Locale;

/**
 * Where tree and checkpoint of an epoch lie: the first below {@code .vpr/log}, later ones below {@code .vpr/log/epoch-0002}
 * and so on, because each is a tree, and a log, of its own.
 */
record TreePaths(Path directory) {
    private static final int FIRST_EPOCH = 1;

    static TreePaths of(Path vpr, int epoch) {
        Path log = vpr.resolve("log");
        return new TreePaths(epoch == FIRST_EPOCH ? log : log.resolve(epochName(epoch)));
    }

    /** The name of a log whose order was begun anew: the store's name with the epoch, unless it is the first. */
    static String origin(String storeOrigin, int epoch) {
        return epoch == FIRST_EPOCH ? storeOrigin : storeOrigin + "/" + epochName(epoch);
    }

    private static String epochName(int epoch) {
        return String.format(Locale.ROOT, "epoch-%04d", epoch);
    }

    Path tile(TilePath tile) {
        return directory.resolve("tile").resolve(tile.toString());
    }

    Path checkpoint() {
        return directory.resolve("checkpoint");
    }

    Path witnessed() {
        return directory.resolve("checkpoint.witnessed");
    }

    /** A checkpoint that has a time stamp; the stamp beside it is of its text. */
    Path stampedCheckpoint(long size) {
        return timestamps().resolve(size + ".checkpoint");
    }

    Path stamp(long size) {
        return timestamps().resolve(size + ".tsr");
    }

    Path timestamps() {
        return directory.resolve("timestamps");
    }
}
