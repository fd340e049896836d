/** The API keys that the organisation gave out. Facts: {@code vpr.record}. */
@NullMarked
package vpr.projections.organisation;

import org.jspecify.annotations.NullMarked;
