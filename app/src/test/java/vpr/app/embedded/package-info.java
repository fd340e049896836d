/** What the embedded servers share. */
@NullMarked
package vpr.app.embedded;

import org.jspecify.annotations.NullMarked;
