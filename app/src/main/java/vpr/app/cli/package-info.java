/** The words of the command line. The server that {@code vpr run} starts is in {@code vpr.app.server}. */
@NullMarked
package vpr.app.cli;

import org.jspecify.annotations.NullMarked;
