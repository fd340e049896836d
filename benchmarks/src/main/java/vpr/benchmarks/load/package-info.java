/** Makes load and measures it: callers, rounds, HTTP on sockets that are kept, letters of real text. */
@NullMarked
package vpr.benchmarks.load;

import org.jspecify.annotations.NullMarked;
