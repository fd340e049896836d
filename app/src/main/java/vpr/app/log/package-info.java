/**
 * The transparency log in a running server: its tree and checkpoint kept up to date, witnesses and a time stamp authority
 * asked, and all of it served over HTTP as C2SP tlog-tiles has it. The tree itself: {@code vpr.log.tree}.
 */
@NullMarked
package vpr.app.log;

import org.jspecify.annotations.NullMarked;
