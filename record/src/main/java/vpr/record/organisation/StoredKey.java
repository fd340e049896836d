package vpr.record.organisation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key's file: the key and whether it still holds.
 *
 * @param revokedAt null while it was not revoked
 */
public record StoredKey(ApiKey key, @Nullable Instant revokedAt) {}
