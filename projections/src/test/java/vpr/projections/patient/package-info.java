@NullMarked
package vpr.projections.patient;

import org.jspecify.annotations.NullMarked;
