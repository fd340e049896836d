@NullMarked
package vpr.benchmarks.load;

import org.jspecify.annotations.NullMarked;
