/** Deciding about letters. Facts: {@code vpr.record.letter}. Reading: {@code vpr.query.letter}. */
@NullMarked
package vpr.command.letter;

import org.jspecify.annotations.NullMarked;
