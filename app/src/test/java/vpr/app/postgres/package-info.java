/** The embedded Postgres, started for real. */
@NullMarked
package vpr.app.postgres;

import org.jspecify.annotations.NullMarked;
