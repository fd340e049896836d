package vpr.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Begins the log anew where its leaves are lost: the same events, in an order that somebody else knows, as the next
 * epoch. It holds the owner lock. Until {@link #write} has returned the log is as missing as before, so that a crash is
 * harmless and everything can be done again; what is left of the old log is moved aside, never deleted.
 */
public final class LogRebuild implements AutoCloseable {
    private static final int BATCH = 4096;
    private static final String CHECKPOINT = "checkpoint";

    private final LogPaths paths;
    private final Disk disk;
    private final OwnerLock owner;

    private LogRebuild(LogPaths paths, Disk disk, OwnerLock owner) {
        this.paths = paths;
        this.disk = disk;
        this.owner = owner;
    }

    /**
     * @param vprDirectory {@code .vpr}
     * @param dataDirectory on the file system that holds the repositories
     * @throws OwnedElsewhereException while a log has the directory open for writing
     * @throws LogPresentException when the log has leaves
     */
    public static LogRebuild open(Path vprDirectory, Path dataDirectory) throws IOException {
        return open(vprDirectory, new Disk(dataDirectory));
    }

    static LogRebuild open(Path vprDirectory, Disk disk) throws IOException {
        try {
            var paths = new LogPaths(vprDirectory);
            OwnerLock owner = OwnerLock.take(paths);
            try {
                if (LostLog.hasLeaves(paths)) {
                    throw new LogPresentException(paths.log());
                }
                return new LogRebuild(paths, disk, owner);
            } catch (IOException | RuntimeException | Error e) {
                owner.close();
                throw e;
            }
        } catch (IOException | RuntimeException | Error e) {
            disk.close();
            throw e;
        }
    }

    /**
     * Brings what the journal still holds into its repositories, so that nothing that was acknowledged is left out.
     *
     * @return how many events it held; 0 when there is no journal
     * @throws CorruptLogException when the journal is damaged
     */
    public long applyJournal(Applier applier) throws IOException {
        List<Segment> segments = Files.isDirectory(paths.journal()) ? Segment.list(paths.journal()) : List.of();
        if (segments.isEmpty()) {
            return 0;
        }
        Position from = Checkpoint.read(paths.checkpoint())
                .map(Checkpoint::next)
                .orElseGet(() -> segments.getFirst().first());
        var journal = new Journal(paths.journal(), from);
        Position end =
                journal.cutTornTail(disk, position -> false); // the leaves are lost: nothing says what was published
        Recovery.replay(journal, applier);
        return end.number() - from.number();
    }

    /** What is left of signed checkpoints of the log before, the newest first: notes of C2SP, for whoever knows the key. */
    public List<Path> checkpoints() throws IOException {
        return LostLog.treesNewestFirst(paths).stream()
                .map(tree -> tree.resolve(CHECKPOINT))
                .filter(Files::exists)
                .toList();
    }

    /**
     * Writes the leaves and puts them in the place of the lost ones, all or none.
     *
     * @param inOrder every event once
     * @param after what is known of the log before
     * @param laterThan an epoch that is known to have been used, 0 when none is; the new one is later than it and than all
     *     that have left a trace here
     * @return the position of the last leaf
     * @throws IllegalArgumentException when there are no events
     */
    public Position write(Iterator<LeafDraft> inOrder, Optional<KnownTree> after, int laterThan) throws IOException {
        LeafRules.require(inOrder.hasNext(), "events: must not be none");
        var epoch = new Epoch(Math.max(laterThan, LostLog.lastEpoch(paths)) + 1, after);
        LostLog.delete(paths.made().log());
        Files.createDirectories(paths.made().leaves());
        Position end = writeLeaves(inOrder, epoch);
        epoch.write(paths.made().epoch(), disk);
        disk.forceDirectory(paths.made().log());
        // The checkpoint below says that the repositories are synced too.
        disk.syncFileSystem();
        epoch.write(paths.lastEpoch(), disk);
        moveAside(paths.journal(), epoch);
        Files.createDirectories(paths.journal());
        new Checkpoint(end).write(paths.checkpoint(), disk);
        // In which the journal goes on.
        Segment next = Segment.at(paths.journal(), end);
        disk.replace(
                next.file(), Segment.header(end, new SecureRandom().nextLong()).array());
        moveAside(paths.log(), epoch);
        disk.moveInto(paths.made().log(), paths.log());
        return Position.of(end.epoch(), end.number() - 1);
    }

    private Position writeLeaves(Iterator<LeafDraft> inOrder, Epoch epoch) throws IOException {
        Position next = Position.of(epoch.number(), 0);
        try (var writer = new LeafWriter(new LeafFiles(paths.made().leaves(), epoch.number()), 0, disk)) {
            List<Leaf> batch = new ArrayList<>(BATCH);
            while (inOrder.hasNext()) {
                batch.add(inOrder.next().at(next));
                next = next.next();
                if (batch.size() == BATCH || !inOrder.hasNext()) {
                    writer.append(batch);
                    batch.clear();
                }
            }
            writer.force();
        }
        disk.forceDirectory(paths.made().leaves());
        return next;
    }

    private void moveAside(Path folder, Epoch epoch) throws IOException {
        if (Files.isDirectory(folder)) {
            disk.moveInto(folder, paths.before(folder, epoch.number()));
        }
    }

    @Override
    public void close() throws IOException {
        try (owner;
                disk) {}
    }
}
