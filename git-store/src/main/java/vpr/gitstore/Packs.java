package vpr.gitstore;

import java.io.IOException;
import java.io.InterruptedIOException;
import vpr.record.RecordId;

/** The packs of the records of a store that is open for writing, which are joined by themselves and when it is asked for. */
public final class Packs {
    private final GitStore store;
    private final Repacking repacking;

    Packs(GitStore store, Repacking repacking) {
        this.store = store;
        this.repacking = repacking;
    }

    /** What the joining has done since the store was opened. */
    public PackingFacts facts() {
        return repacking.facts();
    }

    /** The record's packs as they lie on the disk now. */
    public PackFacts of(RecordId record) throws IOException {
        return Repacking.of(directoryOf(record));
    }

    /** Joins all packs of a record into one, at once; what happens by itself when it has many, or some and is quiet. */
    public void joinNow(RecordId record) throws IOException {
        uninterrupted(() -> repacking.repackNow(directoryOf(record)));
    }

    /** Joins the packs of all records that are due, at once; afterwards none has more than may be. */
    public void joinDue() throws IOException {
        uninterrupted(repacking::repackDue);
    }

    private RecordDirectory directoryOf(RecordId record) {
        return store.tip(record)
                .map(Tip::directory)
                .orElseThrow(() -> new IllegalArgumentException("record: must be one of the store"));
    }

    @FunctionalInterface
    private interface Waiting {
        void run() throws IOException, InterruptedException;
    }

    private static void uninterrupted(Waiting waiting) throws IOException {
        try {
            waiting.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while packs were joined");
        }
    }
}
