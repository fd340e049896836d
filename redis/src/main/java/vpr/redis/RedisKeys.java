package vpr.redis;

import java.util.UUID;

/**
 * The names in Redis. All begin with one prefix, so that a Redis may be shared with others; the number in it is the
 * format's. A patient's names bear the patient's id in braces.
 *
 * @param prefix ends in a colon
 */
public record RedisKeys(String prefix) {
    /** What queries read. */
    public static final RedisKeys LIVE = new RedisKeys("vpr:1:");

    /** What a replay fills and compares. */
    public static final RedisKeys REPLAY = new RedisKeys("vpr:1-replay:");

    /** The last event that all values have: {@link Reached}. */
    public String reached() {
        return prefix + "reached";
    }

    /** The patient as shown: a {@link StoredValue}. */
    public String summary(String patient) {
        return of(patient) + "summary";
    }

    /** The letter's newest version as shown: a {@link StoredValue}. */
    public String letter(String patient, UUID letter) {
        return of(patient) + "letter:" + letter;
    }

    /** While it is there, the patient's values miss an event that could not be shown, and must not be used. */
    public String behind(String patient) {
        return of(patient) + "behind";
    }

    private String of(String patient) {
        return prefix + "{" + patient + "}:";
    }
}
