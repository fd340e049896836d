@NullMarked
package vpr.projections.aggregate;

import org.jspecify.annotations.NullMarked;
