package vpr.gitstore;

/** How much the joining of packs may take from others. */
enum RepackPace {
    /** What others leave over. */
    QUIET,
    /** The share of two threads; the syncs that it needs come by themselves. */
    BUSY,
    /** Somebody waits for it: the share of two threads, and syncs at once. */
    NOW
}
