/**
 * Deciding about the organisation: its record, once, and the API keys that it gives out. Facts:
 * {@code vpr.record.organisation}. Who may use a key for what: {@code vpr.access}.
 */
@NullMarked
package vpr.command.organisation;

import org.jspecify.annotations.NullMarked;
