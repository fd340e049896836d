/** The one executable {@code vpr}: the server in the roles it is given, and the command line. */
@NullMarked
package vpr.app;

import org.jspecify.annotations.NullMarked;
