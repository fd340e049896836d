package vpr.projections;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import vpr.redis.RedisKeys;
import vpr.redis.StoredValue;

/** What some events in a row change in Redis; nothing is written before all of it is. */
public final class RedisBatch {
    private static final byte[] GONE = {};
    private static final byte[] MARK = {'1'};

    private final RedisKeys keys;
    private final Function<String, Optional<StoredValue>> stored;
    private final Map<String, Change> changes = new LinkedHashMap<>();
    private long bytes;

    /** @param stored what stands in Redis under a name */
    public RedisBatch(RedisKeys keys, Function<String, Optional<StoredValue>> stored) {
        this.keys = keys;
        this.stored = stored;
    }

    /** What one name gets. */
    public static final class Change {
        private final String unless;
        private final byte[] value;

        private Change(String unless, byte[] value) {
            this.unless = unless;
            this.value = value;
        }

        /** The name whose presence keeps this one from being written. */
        public String unless() {
            return unless;
        }

        /** Empty: the name goes. */
        public byte[] value() {
            return value.clone();
        }
    }

    public Optional<StoredValue> summary(String patient) {
        return value(keys.summary(patient));
    }

    public Optional<StoredValue> letter(String patient, UUID letter) {
        return value(keys.letter(patient, letter));
    }

    public void putSummary(String patient, StoredValue value) {
        change(keys.summary(patient), keys.behind(patient), value.bytes());
    }

    public void putLetter(String patient, UUID letter, StoredValue value) {
        change(keys.letter(patient, letter), keys.behind(patient), value.bytes());
    }

    public void removeSummary(String patient) {
        change(keys.summary(patient), keys.behind(patient), GONE);
    }

    public void removeLetter(String patient, UUID letter) {
        change(keys.letter(patient, letter), keys.behind(patient), GONE);
    }

    /** From now on the patient's values are not used, and none is written. */
    public void markBehind(String patient) {
        change(keys.behind(patient), keys.behind(patient), MARK);
    }

    /** In the order in which the names first changed. */
    public Map<String, Change> changes() {
        return changes;
    }

    /** How much it holds. */
    public long bytes() {
        return bytes;
    }

    private void change(String key, String unless, byte[] value) {
        changes.put(key, new Change(unless, value));
        bytes += value.length;
    }

    private Optional<StoredValue> value(String key) {
        var change = changes.get(key);
        return change == null ? stored.apply(key) : StoredValue.parse(change.value());
    }
}
