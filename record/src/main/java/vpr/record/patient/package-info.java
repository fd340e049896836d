/**
 * Facts about a patient: the three records that a patient begins with. Letters: {@code vpr.record.letter}.
 */
@NullMarked
package vpr.record.patient;

import org.jspecify.annotations.NullMarked;
