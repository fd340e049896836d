package vpr.gitstore.signing;

import java.time.Instant;

/**
 * That something existed at a time.
 *
 * @param authority the subject of the certificate that says so
 */
public record TimeStamp(Instant time, String authority) {}
