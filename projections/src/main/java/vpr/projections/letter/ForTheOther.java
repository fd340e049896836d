package vpr.projections.letter;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import vpr.record.CommitId;
import vpr.record.EntryId;

/**
 * The tables and Redis show the same bytes, one soon after the other. Who comes first leaves them here for the other, who takes
 * them away. They follow from the key alone, so who finds none composes them again. Safe for many threads.
 */
final class ForTheOther {
    private final long mostBytes;
    private final Map<Version, byte[]> left = new LinkedHashMap<>();
    private long bytes;

    /** @param letter told apart, because one commit may hold several */
    record Version(CommitId commit, EntryId letter, int number) {}

    /** @param mostBytes the oldest go, when more are left */
    ForTheOther(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** @return shared: never to be changed */
    byte[] once(Version version, Supplier<byte[]> composing) {
        var known = take(version);
        if (known.length > 0) {
            return known;
        }
        var composed = composing.get();
        leave(version, composed);
        return composed;
    }

    private synchronized byte[] take(Version version) {
        var known = left.remove(version);
        if (known == null) {
            return new byte[0];
        }
        bytes -= known.length;
        return known;
    }

    private synchronized void leave(Version version, byte[] composed) {
        var before = left.put(version, composed);
        bytes += composed.length - (before == null ? 0 : before.length);
        var oldest = left.values().iterator();
        while (bytes > mostBytes && oldest.hasNext()) {
            bytes -= oldest.next().length;
            oldest.remove();
        }
    }
}
