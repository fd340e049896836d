package vpr.gitstore;

import java.nio.file.Path;
import java.util.List;

/**
 * What is to be joined.
 *
 * @param packs at least two, the newest first; or none
 * @param thorough small rather than fast, for a record at rest
 */
record RepackPlan(List<RecordPacks.One> packs, boolean thorough) {
    static final RepackPlan NOTHING = new RepackPlan(List.of(), false);

    RepackPlan {
        packs = List.copyOf(packs);
    }

    boolean isEmpty() {
        return packs.isEmpty();
    }

    List<Path> paths() {
        return packs.stream().map(RecordPacks.One::pack).toList();
    }

    /** What they take on the disk now. */
    long bytes() {
        return packs.stream().mapToLong(RecordPacks.One::bytes).sum();
    }
}
