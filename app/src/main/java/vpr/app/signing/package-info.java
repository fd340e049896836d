/**
 * Signing what VPR has prepared, with the author's own key, on the author's own machine. It knows what a commit looks like,
 * which the commands of people ({@code vpr.app.client}) that use it do not.
 */
@NullMarked
package vpr.app.signing;

import org.jspecify.annotations.NullMarked;
