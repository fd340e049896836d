/**
 * Runs the projectors: one event processor, its dead letters, replay, and how it is with them. It alone joins the
 * features.
 *
 * <p>There is one processor with one segment, because the tables of one patient come from several records: a letter
 * finds its patient by the row of an event before it, and one order for all makes sure that it is there. It also reads
 * each commit once, and one token is the position of all tables.
 */
@NullMarked
package vpr.projections.aggregate;

import org.jspecify.annotations.NullMarked;
