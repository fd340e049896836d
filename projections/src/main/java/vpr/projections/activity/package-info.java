/** What was recorded, one row an event. Facts: {@code vpr.record}. */
@NullMarked
package vpr.projections.activity;

import org.jspecify.annotations.NullMarked;
