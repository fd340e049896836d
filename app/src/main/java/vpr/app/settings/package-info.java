/**
 * What the environment says: every {@code VPR_*} variable with its rule, all wrong ones named at once, and the files
 * that hold secrets. The server's wiring and the command line ({@link vpr.app}) read {@link vpr.app.settings.Settings}
 * and nothing else of the environment; the database that VPR brings along lives in {@code vpr.app.postgres}.
 */
@NullMarked
package vpr.app.settings;

import org.jspecify.annotations.NullMarked;
