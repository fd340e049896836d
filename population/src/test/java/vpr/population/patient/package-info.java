@NullMarked
package vpr.population.patient;

import org.jspecify.annotations.NullMarked;
