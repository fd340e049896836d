package vpr.log;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What every field of a leaf must look like; messages name the field and the rule, never the value. */
final class LeafRules {
    static final String NO_COMMIT = "0".repeat(40);
    static final int MAX_KIND = 100;

    private static final Pattern KIND = Pattern.compile("[a-z0-9-]+/[0-9]+");
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00.000Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private LeafRules() {}

    static void check(
            String record,
            long sequence,
            Optional<String> previous,
            String commit,
            String sha,
            Instant time,
            String kind) {
        hex("record", record, 32);
        require(sequence >= 0, "sequence: must not be negative");
        previous.ifPresent(id -> commit("previous", id));
        commit("commit", commit);
        hex("contentSha256", sha, 64);
        require(time.equals(time.truncatedTo(ChronoUnit.MILLIS)), "time: must be whole milliseconds");
        require(!time.isBefore(FIRST) && !time.isAfter(LAST), "time: must be in the years 0001 to 9999");
        require(
                kind.length() <= MAX_KIND && KIND.matcher(kind).matches(),
                "kind: must be [a-z0-9-]+/[0-9]+, at most 100 characters");
    }

    private static void commit(String field, String id) {
        hex(field, id, 40);
        require(!id.equals(NO_COMMIT), field + ": must not be all zeros");
    }

    private static void hex(String field, String text, int length) {
        boolean ok = text.length() == length;
        for (int i = 0; ok && i < length; i++) {
            char c = text.charAt(i);
            ok = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        }
        require(ok, field + ": must be " + length + " lower-case hex digits");
    }

    static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }

    static String timeText(Instant time) {
        return MILLIS.format(time);
    }
}
