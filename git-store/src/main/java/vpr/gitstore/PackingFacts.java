package vpr.gitstore;

import java.util.Optional;

/**
 * What the joining of packs has done since the store was opened.
 *
 * @param records how often a record's packs were joined
 * @param packs how many packs that were
 * @param waiting records that are due now
 * @param failures how often it failed; the packs stay as they are then, and it is tried again
 * @param lastFailure its kind and the record's id
 */
public record PackingFacts(long records, long packs, int waiting, long failures, Optional<String> lastFailure) {}
