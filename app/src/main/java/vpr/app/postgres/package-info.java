/**
 * The Postgres that VPR brings along, for a start without any other program: unpacked from a jar, created once, run on
 * loopback below the run directory, ended with VPR. With {@code VPR_DATABASE_URL} nothing of this runs. Settings:
 * {@code vpr.app.settings}. Tables: the module {@code migrations}.
 */
@NullMarked
package vpr.app.postgres;

import org.jspecify.annotations.NullMarked;
