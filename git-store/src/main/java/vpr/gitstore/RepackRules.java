package vpr.gitstore;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * When a record's packs are joined, and which.
 *
 * @param mostPacks a record with so many is due, however busy it is ...
 * @param manyPacks ... or with fewer, down to so many: each record at a number of its own, so that records that are written
 *     alike are not due all at once
 * @param quietPacks a record with so many is due when it is quiet ...
 * @param quiet ... that is, when its newest pack is so old; then all are joined
 * @param growthBytes and with so many packs it is due when all but the largest hold more bytes than the largest and than
 *     this: its folders have grown more than the rest
 * @param mostJoined at once, because all of them are open meanwhile
 */
record RepackRules(int mostPacks, int manyPacks, int quietPacks, Duration quiet, long growthBytes, int mostJoined) {
    private static final long MOST_BYTES = 512L * 1024 * 1024;

    RepackRules {
        if (quietPacks < 2 || manyPacks < quietPacks || mostPacks < manyPacks || mostJoined < 2) {
            throw new IllegalArgumentException("packs: at least two are joined");
        }
    }

    static RepackRules defaults() {
        return new RepackRules(32, 16, 8, Duration.ofHours(1), 1024 * 1024, 512);
    }

    /** With how many packs this record is due. */
    int duePacks(RecordDirectory record) {
        return manyPacks + Math.floorMod(record.id().hashCode(), mostPacks - manyPacks + 1);
    }

    /** What is to be joined now; nothing when it is not due. */
    RepackPlan due(RecordPacks record, Instant now) {
        List<RecordPacks.One> packs = record.packs();
        if (packs.size() < quietPacks) {
            return RepackPlan.NOTHING;
        }
        if (!packs.getFirst().written().plus(quiet).isAfter(now)) {
            return all(record);
        }
        boolean grown = record.bytes() - record.largest() > Math.max(growthBytes, record.largest());
        return packs.size() >= manyPacks || grown ? plan(geometric(packs), false) : RepackPlan.NOTHING;
    }

    /** All of them; nothing when there is one alone. */
    RepackPlan all(RecordPacks record) {
        return plan(record.packs(), true);
    }

    /**
     * The smaller ones, so many that each that stays holds at least twice the objects of all smaller ones together, the
     * joined one among them. So an object is copied again once a doubling of its record.
     */
    private static List<RecordPacks.One> geometric(List<RecordPacks.One> packs) {
        List<RecordPacks.One> bySize = new ArrayList<>(packs);
        bySize.sort(Comparator.comparingInt(RecordPacks.One::objects));
        long below = 0;
        int joined = 0;
        for (int i = 0; i < bySize.size(); i++) {
            int objects = bySize.get(i).objects();
            joined = objects < 2 * below ? i + 1 : joined;
            below += objects;
        }
        List<RecordPacks.One> chosen = bySize.subList(0, joined);
        return packs.stream().filter(chosen::contains).toList();
    }

    /** Of too many the oldest ones, which lie together in time. */
    private RepackPlan plan(List<RecordPacks.One> packs, boolean thorough) {
        int from = packs.size();
        long bytes = 0;
        while (from > 0 && packs.size() - from < mostJoined && bytes <= MOST_BYTES) {
            bytes += packs.get(--from).bytes();
        }
        List<RecordPacks.One> chosen = packs.subList(from, packs.size());
        return chosen.size() < 2 ? RepackPlan.NOTHING : new RepackPlan(chosen, thorough);
    }
}
