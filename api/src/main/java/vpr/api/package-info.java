/**
 * What the interfaces of both sides share: the catalogue of problems, positions, pages and their encrypted cursors.
 * How they are described is in {@code vpr.api.description}. The operations themselves are in {@code command-side}, {@code query-side} and {@code population}.
 */
@NullMarked
package vpr.api;

import org.jspecify.annotations.NullMarked;
