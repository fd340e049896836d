package vpr.log;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;

/** Leaves and frames to try things with. */
final class Leaflets {
    static final Instant TIME = Instant.parse("2026-01-12T10:14:00.123Z");

    private Leaflets() {}

    static LeafDraft draft(long n) {
        return new LeafDraft(
                hex(n, 32), n, Optional.empty(), hex(n + 1, 40), hex(n, 64), TIME.plusMillis(n), "letter-added/1");
    }

    static Leaf leaf(long n) {
        return draft(n).at(Position.of(1, n));
    }

    static List<Leaf> leaves(long from, long to) {
        return LongStream.range(from, to).mapToObj(Leaflets::leaf).toList();
    }

    static Frame frame(long first, int leaves, byte[] payload) {
        return new Frame(Position.of(1, first), leaves(first, first + leaves), payload);
    }

    private static String hex(long n, int digits) {
        String hex = String.format(Locale.ROOT, "%016x", n);
        return "a".repeat(digits - 16) + hex;
    }
}
