/** Facts about letters and their files. Deciding: {@code vpr.command.letter}. Reading: {@code vpr.query.letter}. */
@NullMarked
package vpr.record.letter;

import org.jspecify.annotations.NullMarked;
