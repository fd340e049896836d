/** What a server makes of its settings before it starts. */
@NullMarked
package vpr.app.server;

import org.jspecify.annotations.NullMarked;
