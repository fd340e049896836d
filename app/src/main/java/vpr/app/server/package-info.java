/** The server: what each role needs, opened in order and closed in the opposite one, and its HTTP. */
@NullMarked
package vpr.app.server;

import org.jspecify.annotations.NullMarked;
