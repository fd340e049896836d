/** Commands of people about the organisation's API keys. What they share with the other commands is in {@code vpr.app.client}. */
@NullMarked
package vpr.app.client.organisation;

import org.jspecify.annotations.NullMarked;
