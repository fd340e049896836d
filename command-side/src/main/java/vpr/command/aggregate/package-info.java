/**
 * The aggregates: each is one record, that is one repository, restored from its tip's files. They join the features,
 * which decide; nothing but the wiring imports this package.
 */
@NullMarked
package vpr.command.aggregate;

import org.jspecify.annotations.NullMarked;
