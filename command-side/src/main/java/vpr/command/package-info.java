/**
 * What the commands of all features share: sending them, their idempotency, who sends them, and what a rejection
 * becomes. Deciding is in the features ({@code patient}, {@code letter}, {@code organisation}); {@code aggregate} joins
 * them.
 */
@NullMarked
package vpr.command;

import org.jspecify.annotations.NullMarked;
