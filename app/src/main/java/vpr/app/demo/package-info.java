/** The demo of {@code vpr run --demo}: some patients and letters, loaded over REST as anybody loads them. */
@NullMarked
package vpr.app.demo;

import org.jspecify.annotations.NullMarked;
