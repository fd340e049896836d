/**
 * The Redis that VPR brings along: a memory on loopback that ends with VPR. With {@code VPR_REDIS_URL} nothing of this
 * runs. What stands in it: {@code vpr.redis}.
 */
@NullMarked
package vpr.app.redis;

import org.jspecify.annotations.NullMarked;
