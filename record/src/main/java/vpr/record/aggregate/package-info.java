/**
 * Joins the features: which event is stored under which name, and how it is written and read. No feature imports this.
 */
@NullMarked
package vpr.record.aggregate;

import org.jspecify.annotations.NullMarked;
