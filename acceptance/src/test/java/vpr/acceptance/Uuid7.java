package vpr.acceptance;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** UUIDs of version 7 (RFC 9562), as a client makes its idempotency keys. */
final class Uuid7 {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Uuid7() {}

    static String now() {
        return at(Instant.now());
    }

    static String at(Instant time) {
        var high = (time.toEpochMilli() << 16) | 0x7000L | (RANDOM.nextLong() & 0xfffL);
        var low = 0x8000000000000000L | (RANDOM.nextLong() >>> 2);
        return new UUID(high, low).toString();
    }
}
