/** Letters, and the text of every version of them. Facts: {@code vpr.record}. */
@NullMarked
package vpr.projections.letter;

import org.jspecify.annotations.NullMarked;
