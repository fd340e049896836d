/** The forms of what stands in Redis. */
@NullMarked
package vpr.redis;

import org.jspecify.annotations.NullMarked;
