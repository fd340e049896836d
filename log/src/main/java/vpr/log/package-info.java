/**
 * The one order of everything that happened, kept durable in files: the journal (frames, group commit), the leaves (one
 * line an event) and the positions that name them. Knows nothing of Git, records or Axon; {@code vpr.gitstore} gives it
 * the frames and brings them into repositories. File formats and the life of a frame: {@code log/README.md}.
 */
@NullMarked
package vpr.log;

import org.jspecify.annotations.NullMarked;
