/**
 * Deciding about patients: the three records that a patient begins with, and who a patient is. Facts:
 * {@code vpr.record.patient}. Reading: {@code vpr.query.patient} and {@code vpr.population.patient}.
 */
@NullMarked
package vpr.command.patient;

import org.jspecify.annotations.NullMarked;
