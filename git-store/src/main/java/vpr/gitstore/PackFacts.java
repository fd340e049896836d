package vpr.gitstore;

/**
 * The packs of one record on the disk.
 *
 * @param packs how many that may be joined
 * @param objects in them
 * @param bytes of them and their indexes
 */
public record PackFacts(int packs, long objects, long bytes) {}
