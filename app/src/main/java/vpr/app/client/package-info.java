/**
 * The commands of people, as a client of the REST interface: what they share. The commands themselves are below, by
 * feature; those of an operator, on the data directory itself, are in {@code vpr.app.cli}.
 */
@NullMarked
package vpr.app.client;

import org.jspecify.annotations.NullMarked;
