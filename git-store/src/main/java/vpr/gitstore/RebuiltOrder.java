package vpr.gitstore;

import java.util.Optional;
import vpr.log.KnownTree;
import vpr.log.Position;

/**
 * What came of rebuilding the order.
 *
 * @param events in the new log
 * @param records that they are of, with those that have none
 * @param last the position of the last event: its first four digits are the new epoch
 * @param known what the last signed checkpoint said of the log before; empty when none is left
 * @param fromJournal how many of the events the journal still held beyond its checkpoint
 */
public record RebuiltOrder(long events, long records, Position last, Optional<KnownTree> known, long fromJournal) {}
