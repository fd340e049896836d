package vpr.command;

import vpr.gitstore.Receipt;

/**
 * A command that took effect.
 *
 * @param result what the decision answers
 * @param receipt what was recorded for it
 * @param replayed whether an earlier request with the same idempotency key did it
 */
public record Done<R>(R result, Receipt receipt, boolean replayed) {}
