/** Lists and search across patients. One patient: {@code vpr.query.patient}. */
@NullMarked
package vpr.population.patient;

import org.jspecify.annotations.NullMarked;
