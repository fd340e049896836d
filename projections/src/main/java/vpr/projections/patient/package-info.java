/** Patients and what they are found by. Facts: {@code vpr.record}. */
@NullMarked
package vpr.projections.patient;

import org.jspecify.annotations.NullMarked;
