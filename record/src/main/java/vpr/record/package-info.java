/**
 * The shared language: ids, authors, and what every event is. Each feature's events and files have a
 * package of their own ({@code patient}, {@code letter}, {@code organisation}); {@code aggregate} joins them.
 */
@NullMarked
package vpr.record;

import org.jspecify.annotations.NullMarked;
