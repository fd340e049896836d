package vpr.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vpr.record.organisation.ApiKey;

/**
 * A key that was given out.
 *
 * @param revokedAt from this moment on it is refused; null when it was not revoked
 */
public record KnownKey(ApiKey key, @Nullable Instant revokedAt) {}
