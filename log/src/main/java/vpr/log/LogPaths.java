package vpr.log;

import java.nio.file.Path;

/** Where everything lies below {@code .vpr}. */
record LogPaths(Path vpr) {
    Path owner() {
        return vpr.resolve("OWNER");
    }

    Path journal() {
        return vpr.resolve("journal");
    }

    Path checkpoint() {
        return journal().resolve("checkpoint");
    }

    Path log() {
        return vpr.resolve("log");
    }

    Path epoch() {
        return log().resolve("epoch");
    }

    Path leaves() {
        return log().resolve("leaves");
    }
}
