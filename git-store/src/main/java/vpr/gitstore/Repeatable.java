package vpr.gitstore;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import vpr.record.commit.Salt;
import vpr.record.commit.Salts;

/**
 * What makes deciding about a command twice give the same bytes: the time, and a seed from which the salts of files and
 * the ids of events are drawn. Whoever has the seed knows the salts, so it is as secret as they are.
 *
 * @param time when the events are recorded, unless their record has a later time already
 * @param seed {@value SEED_BYTES} random bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and cloned where it comes in
public record Repeatable(Instant time, byte[] seed) {
    public static final int SEED_BYTES = 32;

    public Repeatable {
        if (seed.length != SEED_BYTES) {
            throw new IllegalArgumentException("seed: must have " + SEED_BYTES + " bytes");
        }
        seed = seed.clone();
    }

    /** The events with the ids and the time that they have each time. */
    List<NewEvent> repeated(List<NewEvent> events) {
        var repeated = new ArrayList<NewEvent>();
        for (NewEvent event : events) {
            var bits = draw("event", repeated.size());
            repeated.add(new NewEvent(
                    event.record(),
                    event.kind(),
                    event.sequence(),
                    event.event(),
                    uuid(bits),
                    event.provenance(),
                    time));
        }
        return repeated;
    }

    /** The salts in the order in which files are written; for one thread. */
    Salts salts() {
        return new Salts() {
            private int drawn;

            @Override
            public Salt next() {
                return new Salt(HexFormat.of().formatHex(draw("salt", drawn++), 0, 16));
            }
        };
    }

    private static UUID uuid(byte[] bits) {
        bits[6] = (byte) ((bits[6] & 0x0f) | 0x40);
        bits[8] = (byte) ((bits[8] & 0x3f) | 0x80);
        var hex = HexFormat.of().formatHex(bits, 0, 16);
        return UUID.fromString(hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
    }

    // HMAC-SHA-256 as a pseudo-random function: nothing drawn tells the seed or anything else that is drawn.
    private byte[] draw(String purpose, int number) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(seed, "HmacSHA256"));
            return mac.doFinal((purpose + "/" + number).getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Repeatable(var at, var bytes) && at.equals(time) && Arrays.equals(bytes, seed);
    }

    @Override
    public int hashCode() {
        return 31 * time.hashCode() + Arrays.hashCode(seed);
    }

    /** Without the seed. */
    @Override
    public String toString() {
        return "Repeatable[" + time + "]";
    }
}
