/**
 * The tables ({@code db/migration}) and the text that they are searched by: the contract between the projections that
 * write them and the queries that read them.
 */
@NullMarked
package vpr.migrations;

import org.jspecify.annotations.NullMarked;
