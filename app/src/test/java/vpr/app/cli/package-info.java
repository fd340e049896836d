/** Tests of the commands for operators. */
@NullMarked
package vpr.app.cli;

import org.jspecify.annotations.NullMarked;
