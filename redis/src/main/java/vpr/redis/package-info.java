/**
 * What stands in Redis, and how VPR reaches it: the contract between {@code vpr.projections}, which writes it, and
 * {@code vpr.query}, which reads it. The tables' contract is the module {@code migrations}.
 */
@NullMarked
package vpr.redis;

import org.jspecify.annotations.NullMarked;
