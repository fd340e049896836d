package vpr.gitstore;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One round of joining after the other. A sync serves two of them, what one has written and what the one before it has
 * shown, so that a round waits for one sync and not for two. For one thread at a time.
 */
final class RepackRounds {
    private static final Logger LOG = LoggerFactory.getLogger(RepackRounds.class);

    private final Repositories repositories;
    private final Sync sync;
    private final RepackRules rules;
    private final RepackQueue queue;
    private final RepackNote note;
    private final RepackCounts counts = new RepackCounts();
    private RepackRound before;
    private volatile boolean closing;

    /** Waits until what was written before is on the disk. */
    @FunctionalInterface
    interface Sync {
        /** @param now rather than when it would happen anyway */
        void sync(boolean now) throws IOException, InterruptedException;
    }

    RepackRounds(Path data, Repositories repositories, Sync sync, RepackRules rules, RepackQueue queue) {
        this.repositories = repositories;
        this.sync = sync;
        this.rules = rules;
        this.queue = queue;
        this.note = new RepackNote(data);
        this.before = new RepackRound(repositories, counts);
    }

    /** After recovery. */
    void start() throws IOException {
        note.sweep();
    }

    PackingFacts facts() {
        return counts.facts(queue.waiting());
    }

    /** Whether the last round still has old packs, which go with the next sync. */
    boolean isUnfinished() {
        return !before.records().isEmpty();
    }

    /**
     * Joins packs of these records; what one round cannot take is due again. The old ones are gone after the next round, or
     * once it is {@linkplain #finish() finished}.
     *
     * @param choose says what to do about a record's packs
     * @param soon without waiting for the sync that comes anyway
     * @throws IOException when it could not be synced: every old pack is still there
     */
    void round(List<RecordDirectory> records, Function<RecordPacks, RepackPlan> choose, boolean soon)
            throws IOException, InterruptedException {
        Set<RecordDirectory> atWork = new LinkedHashSet<>(before.records());
        atWork.addAll(records);
        note.write(atWork);
        RepackRound round = write(records, choose);
        try {
            if (isUnfinished() || !round.records().isEmpty()) {
                sync.sync(soon || round.isUrgent());
            }
            end(before);
            round.show();
            before = round;
        } finally {
            round.giveUp(); // what is not shown
        }
        if (round.isUrgent()) {
            finish();
        } else if (!isUnfinished()) {
            note.write(Set.of());
        }
    }

    private RepackRound write(List<RecordDirectory> records, Function<RecordPacks, RepackPlan> choose) {
        var round = new RepackRound(repositories, counts);
        SharedWork.each(records, record -> write(round, record, choose));
        return round;
    }

    private void write(RepackRound round, RecordDirectory record, Function<RecordPacks, RepackPlan> choose) {
        // One whose old packs are still there would be joined with them again.
        if (round.isFull() || closing || before.has(record)) {
            queue.due(record);
        } else {
            round.write(record, choose);
            if (!round.has(record)) {
                lookAgain(record, false);
            }
        }
    }

    /** The last round's old packs go. */
    void finish() throws IOException, InterruptedException {
        if (isUnfinished()) {
            sync.sync(true);
            end(before);
            before = new RepackRound(repositories, counts);
            note.write(Set.of());
        }
    }

    private void end(RepackRound round) {
        round.removeOld();
        SharedWork.each(round.records(), record -> lookAgain(record, round.failed(record)));
    }

    /** What failed is tried again when as many packs have come anew, so that it does not fail all the time. */
    private void lookAgain(RecordDirectory record, boolean failed) {
        try {
            RecordPacks packs = RecordPacks.of(record);
            queue.looked(record, failed ? 0 : packs.packs().size(), packs.largest());
            if (!failed && !due(packs).isEmpty()) {
                queue.due(record);
            }
        } catch (IOException e) {
            LOG.warn("Record {}: its packs cannot be listed", record.id(), e);
        }
    }

    /** What there is to be done now about a record with these packs. */
    RepackPlan due(RecordPacks packs) {
        return rules.due(packs, Clock.systemUTC().instant());
    }

    /** The round that is at work takes no more records. */
    void close() {
        closing = true;
    }
}
