package vpr.gitstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.eclipse.jgit.lib.ObjectId;
import vpr.log.Applier;
import vpr.log.Frame;
import vpr.log.Position;

/**
 * Brings frames into their repositories: one pack a record for all that waits of it, then {@code main}. While the store is
 * opened it repairs each repository first and takes the frames from the journal; afterwards it takes what the append left
 * in memory. Doing it again does nothing new.
 */
final class PackApplier implements Applier {
    /**
     * Changes of one record whose folders are made anew at a time. The journal does not have them, so what waits there says
     * nothing about their size: 84 KB each in a record with a thousand letters.
     */
    private static final int MOST_RECOMPUTED = 128;

    private final Path data;
    private final RecordObjects objects;
    private final MainKeeper main;
    private final CrashRepair repair;
    private final Consumer<RecordChange> onApplied;
    private final RepackQueue repacking;
    private final NewRepositories newRepositories = new NewRepositories();
    private final Gathering gathering = new Gathering(System::nanoTime);
    private final Map<Position, List<RecordChange>> inMemory = new ConcurrentHashMap<>();
    private Duration next = Duration.ZERO;
    private volatile boolean recovering = true;

    /** @param onApplied is told each change once it is in its repository, in order */
    PackApplier(
            Path data,
            RecordObjects objects,
            Repositories repositories,
            MainKeeper main,
            Consumer<RecordChange> onApplied,
            RepackQueue repacking) {
        this.data = data;
        this.objects = objects;
        this.main = main;
        this.repair = new CrashRepair(StoreSettings.vpr(data), repositories, newRepositories);
        this.onApplied = onApplied;
        this.repacking = repacking;
    }

    /** Called when a frame is durable, before it is applied. */
    void handOver(Position first, List<RecordChange> changes) {
        inMemory.put(first, changes);
    }

    /** From now on whatever comes was appended by this process. */
    void recovered() throws IOException {
        recovering = false;
        main.settle();
        repair.finish();
    }

    @Override
    public void apply(List<Frame> frames) throws IOException {
        Map<RecordDirectory, List<RecordChange>> byRecord = new LinkedHashMap<>();
        for (Frame frame : frames) {
            for (RecordChange change : changesOf(frame)) {
                byRecord.computeIfAbsent(change.directory(), directory -> new ArrayList<>())
                        .add(change);
            }
        }
        for (Map.Entry<RecordDirectory, List<RecordChange>> record : byRecord.entrySet()) {
            apply(record.getKey(), record.getValue());
        }
        // Only now: had one record failed, all of them would come again.
        byRecord.values().forEach(changes -> changes.forEach(change -> onApplied.accept(change)));
        frames.forEach(frame -> inMemory.remove(frame.first()));
        next = gathering.after(byRecord);
    }

    @Override
    public Duration gathering() {
        return next;
    }

    /** With the folders that its letters make anew, which can be far more than what the journal holds. */
    @Override
    public long heldBytes(Frame frame) {
        List<RecordChange> known = inMemory.get(frame.first());
        return known == null
                ? frame.payload().length
                : known.stream().mapToLong(RecordChange::bytes).sum();
    }

    private List<RecordChange> changesOf(Frame frame) throws IOException {
        List<RecordChange> known = inMemory.get(frame.first());
        return known == null ? FrameReader.read(data, frame.payload()) : known;
    }

    private void apply(RecordDirectory directory, List<RecordChange> changes) throws IOException {
        if (recovering) {
            repair.repair(directory);
        }
        if (!directory.exists()) {
            newRepositories.create(directory);
        }
        if (recovering) {
            for (int from = 0; from < changes.size(); from += MOST_RECOMPUTED) {
                int to = Math.min(from + MOST_RECOMPUTED, changes.size());
                write(directory, recomputedOrRefused(directory, changes.subList(from, to)));
            }
        } else {
            write(directory, changes);
        }
    }

    private void write(RecordDirectory directory, List<RecordChange> whole) throws IOException {
        Map<ObjectId, GitObject> all = new LinkedHashMap<>();
        whole.forEach(change -> change.objects().forEach(object -> all.put(object.id(), object)));
        var file = new PackFile(all.values());
        new PackFolder(directory.packs()).add(file);
        repacking.added(directory, file.pack().length);
        main.move(directory, whole, recovering);
    }

    private List<RecordChange> recomputedOrRefused(RecordDirectory directory, List<RecordChange> changes)
            throws IOException {
        try {
            return recomputed(directory, changes);
        } catch (IOException | UncheckedIOException e) {
            throw repair.refuse(directory, e);
        }
    }

    private List<RecordChange> recomputed(RecordDirectory directory, List<RecordChange> changes) throws IOException {
        Optional<ObjectId> oldTip = changes.getFirst().oldTip();
        Optional<ObjectId> root = oldTip.map(
                tip -> StoredCommit.parse(objects.commit(directory, tip)).tree());
        var recomputation = new Recomputation(objects, root);
        List<RecordChange> whole = new ArrayList<>();
        for (RecordChange change : changes) {
            whole.add(recomputation.next(change));
        }
        return whole;
    }
}
