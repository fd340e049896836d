/** Tests of witnesses. */
@NullMarked
package vpr.log.witness;

import org.jspecify.annotations.NullMarked;
