package vpr.log;

import java.nio.file.Path;

/**
 * Where everything lies below {@code .vpr}.
 *
 * @param log the folder of the leaves
 */
record LogPaths(Path vpr, Path log) {
    LogPaths(Path vpr) {
        this(vpr, vpr.resolve("log"));
    }

    /** The same with a log in the making, which takes the place of a lost one. */
    LogPaths made() {
        return new LogPaths(vpr, vpr.resolve("log.new"));
    }

    /** Where what was there before this epoch is kept. */
    Path before(Path folder, int epoch) {
        return vpr.resolve(folder.getFileName() + "-before-"
                + Integer.toString(10_000 + epoch).substring(1));
    }

    /** The epoch that the last rebuilding began, so that it is known when the log is lost again. */
    Path lastEpoch() {
        return vpr.resolve("epoch");
    }

    Path owner() {
        return vpr.resolve("OWNER");
    }

    Path journal() {
        return vpr.resolve("journal");
    }

    Path checkpoint() {
        return journal().resolve("checkpoint");
    }

    /** What {@link LastLeaves} keeps. */
    Path ledger() {
        return vpr.resolve("ledger");
    }

    Path epoch() {
        return log().resolve("epoch");
    }

    Path leaves() {
        return log().resolve("leaves");
    }
}
