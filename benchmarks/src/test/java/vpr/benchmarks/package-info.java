@NullMarked
package vpr.benchmarks;

import org.jspecify.annotations.NullMarked;
