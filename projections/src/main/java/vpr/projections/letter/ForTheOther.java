package vpr.projections.letter;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vpr.record.CommitId;
import vpr.record.EntryId;

/**
 * The tables and Redis show the same bytes, one soon after the other. Who comes first leaves them here for the other, who takes
 * them away. Only for the very same event as it was read once for both: whoever reads it again may find that its text was
 * withheld meanwhile, or another position in another log, and composes it again. Safe for many threads.
 */
final class ForTheOther {
    private final long mostBytes;
    private final Map<Version, Composed> left = new LinkedHashMap<>();
    private long bytes;

    /** @param letter told apart, because one commit may hold several */
    record Version(CommitId commit, EntryId letter, int number) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Composed(Object read, byte[] shown) {}

    /** @param mostBytes the oldest go, when more are left */
    ForTheOther(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /**
     * @param read the object that both have, when they have the same
     * @return shared: never to be changed
     */
    @SuppressWarnings("ReferenceEquality") // an equal one may have been read later
    byte[] once(Object read, Version version, Supplier<byte[]> composing) {
        var known = take(version);
        if (known != null && known.read == read) {
            return known.shown;
        }
        var composed = composing.get();
        leave(version, new Composed(read, composed));
        return composed;
    }

    private synchronized @Nullable Composed take(Version version) {
        var known = left.remove(version);
        bytes -= known == null ? 0 : known.shown.length;
        return known;
    }

    private synchronized void leave(Version version, Composed composed) {
        var before = left.put(version, composed);
        bytes += composed.shown.length - (before == null ? 0 : before.shown.length);
        var oldest = left.values().iterator();
        while (bytes > mostBytes && oldest.hasNext()) {
            bytes -= oldest.next().shown.length;
            oldest.remove();
        }
    }
}
