/** The embedded Redis, started for real. */
@NullMarked
package vpr.app.redis;

import org.jspecify.annotations.NullMarked;
