/** The real server with endpoints of the benchmarks added to it, and starting it as a process of its own. */
@NullMarked
package vpr.benchmarks.server;

import org.jspecify.annotations.NullMarked;
