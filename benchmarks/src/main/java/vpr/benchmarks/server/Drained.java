package vpr.benchmarks.server;

import java.io.IOException;
import vpr.gitstore.GitStore;

/** When a store has nothing left to do of what it was given: every figure that is called sustained ends with it. */
public final class Drained {
    private Drained() {}

    /** Waits until all that was acknowledged is in Git, and synced there, and the packs are within their bound. */
    public static void await(GitStore store) throws IOException {
        store.checkpoint();
        store.packs().joinDue();
    }
}
