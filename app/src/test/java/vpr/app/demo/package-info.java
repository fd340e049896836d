/** Tests of the demo. */
@NullMarked
package vpr.app.demo;

import org.jspecify.annotations.NullMarked;
