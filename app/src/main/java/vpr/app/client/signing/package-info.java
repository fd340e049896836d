/** Signing what VPR has prepared, with the author's own key, on the author's own machine. */
@NullMarked
package vpr.app.client.signing;

import org.jspecify.annotations.NullMarked;
