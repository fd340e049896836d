/** Tests of commands about API keys. */
@NullMarked
package vpr.app.client.organisation;

import org.jspecify.annotations.NullMarked;
