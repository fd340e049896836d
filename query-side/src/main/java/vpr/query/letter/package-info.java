/** Answers about letters. Deciding: {@code vpr.command.letter}. Facts and files: {@code vpr.record.letter}. */
@NullMarked
package vpr.query.letter;

import org.jspecify.annotations.NullMarked;
