package vpr.benchmarks.load;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** UUIDs of version 7 (RFC 9562), as a client makes its idempotency keys. */
public final class Uuid7 {
    private Uuid7() {}

    public static UUID now() {
        var random = ThreadLocalRandom.current();
        return new UUID(
                (System.currentTimeMillis() << 16) | 0x7000 | random.nextInt(1 << 12),
                (random.nextLong() >>> 2) | (1L << 63));
    }
}
