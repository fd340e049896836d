/**
 * Who is calling and what they may do: API keys, the one policy, the author of a command. The keys themselves are
 * facts of the organisation's record ({@code vpr.record.organisation}); they are given out and revoked in
 * {@code vpr.command.organisation}.
 */
@NullMarked
package vpr.access;

import org.jspecify.annotations.NullMarked;
