/** Answers about the organisation: the API keys that it gave out. Deciding: {@code vpr.command.organisation}. */
@NullMarked
package vpr.query.organisation;

import org.jspecify.annotations.NullMarked;
