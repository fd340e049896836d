/**
 * Witnesses of logs (C2SP tlog-witness): others, who see each checkpoint of a log, check that it continues the one before,
 * and say so with their signature. Both sides are here: the log that asks and the witness that answers. Tree, notes and
 * proofs: {@link vpr.log.tree}.
 */
@NullMarked
package vpr.log.witness;

import org.jspecify.annotations.NullMarked;
