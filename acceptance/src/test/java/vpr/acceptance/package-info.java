/** Journeys through the running system: the real executable, its own Postgres, stock {@code git}, as a user meets it. */
@NullMarked
package vpr.acceptance;

import org.jspecify.annotations.NullMarked;
