/** Answers about one patient. Lists and search across patients: {@code vpr.population.patient}. */
@NullMarked
package vpr.query.patient;

import org.jspecify.annotations.NullMarked;
