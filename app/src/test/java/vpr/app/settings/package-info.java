/** Settings, secrets' files and the port, each rule broken once. */
@NullMarked
package vpr.app.settings;

import org.jspecify.annotations.NullMarked;
