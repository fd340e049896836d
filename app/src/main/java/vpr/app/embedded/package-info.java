/**
 * What the servers that VPR brings along share: who owns one, on which port of loopback, and what it prints. They are
 * {@code vpr.app.postgres} and {@code vpr.app.redis}.
 */
@NullMarked
package vpr.app.embedded;

import org.jspecify.annotations.NullMarked;
