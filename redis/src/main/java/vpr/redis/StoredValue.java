package vpr.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * One answer as it stands in Redis: {@code <position> <commit> <crc> <json>}. The sum is CRC-32C (RFC 3720) of everything
 * else in 8 hex digits, so what is torn, cut or foreign is never taken for an answer.
 *
 * @param position of the event that it comes from
 * @param commit of that event, which is its entity tag
 * @param json as the interface shows it, in UTF-8; passed on, never changed
 */
@SuppressWarnings("ArrayRecordComponent") // compared by what it holds
public record StoredValue(String position, String commit, byte[] json) {
    private static final Pattern HEAD = Pattern.compile("([0-9]{4}-[0-9]{15}) ([0-9a-f]{40}) ([0-9a-f]{8}) ");
    private static final int HEAD_LENGTH = 71;
    private static final int FACTS_LENGTH = 62;

    /** Empty when it is something else than what {@link #bytes} gave. */
    public static Optional<StoredValue> parse(byte[] stored) {
        if (stored.length <= HEAD_LENGTH) {
            return Optional.empty();
        }
        var head = HEAD.matcher(new String(stored, 0, HEAD_LENGTH, US_ASCII));
        if (!head.matches() || !head.group(3).equals(sum(stored))) {
            return Optional.empty();
        }
        var json = Arrays.copyOfRange(stored, HEAD_LENGTH, stored.length);
        return Optional.of(new StoredValue(head.group(1), head.group(2), json));
    }

    public byte[] bytes() {
        var facts = (position + " " + commit + " ").getBytes(US_ASCII);
        var bytes = Arrays.copyOf(facts, HEAD_LENGTH + json.length);
        System.arraycopy(json, 0, bytes, HEAD_LENGTH, json.length);
        var sum = (sum(bytes) + " ").getBytes(US_ASCII);
        System.arraycopy(sum, 0, bytes, FACTS_LENGTH, sum.length);
        return bytes;
    }

    /** The JSON, to be read. */
    public String text() {
        return new String(json, UTF_8);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StoredValue(var itsPosition, var itsCommit, var itsJson)
                && position.equals(itsPosition)
                && commit.equals(itsCommit)
                && Arrays.equals(json, itsJson);
    }

    @Override
    public int hashCode() {
        return Objects.hash(position, commit, Arrays.hashCode(json));
    }

    private static String sum(byte[] stored) {
        var sum = new CRC32C();
        sum.update(stored, 0, FACTS_LENGTH);
        sum.update(stored, HEAD_LENGTH, stored.length - HEAD_LENGTH);
        return "%08x".formatted(sum.getValue());
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "StoredValue[" + position + ", " + json.length + " bytes]";
    }
}
