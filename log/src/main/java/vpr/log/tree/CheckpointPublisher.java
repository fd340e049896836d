package vpr.log.tree;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vpr.log.LeafEntries;
import vpr.log.Uninterrupted;

/**
 * Keeps the tree and its signed checkpoint at most a second behind the leaves, on a thread of its own. What it signs always
 * continues what it signed before, also across restarts: the latest checkpoint is looked at first, and where the leaves do
 * not lead up to it any more nothing is signed until a person has found out why ({@link #failure()}).
 *
 * <p>Leaves that it signs are durable already: they are applied only after the journal has them.
 */
public final class CheckpointPublisher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointPublisher.class);
    /** From one checkpoint to the next; leaves time to write and sync one within the second. */
    private static final Duration PAUSE = Duration.ofMillis(700);

    private final LeafEntries leaves;
    private final NoteSigner signer;
    private final Clock clock;
    private final LogTree tree;
    private final TreeWriter writer;
    private final CheckpointFiles files;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);

    private volatile @Nullable TreeCheckpoint latest;
    private volatile @Nullable String failure;

    private CheckpointPublisher(Path vpr, LeafEntries leaves, NoteSigner signer, Clock clock) {
        this.leaves = leaves;
        this.signer = signer;
        this.clock = clock;
        this.tree = LogTree.of(vpr, leaves);
        this.writer = new TreeWriter(vpr, leaves);
        this.files = CheckpointFiles.of(vpr, leaves);
        this.thread = Thread.ofPlatform().name("vpr-log-tree").daemon().unstarted(this::run);
    }

    /**
     * Begins to publish. One process at a time does, the one that holds the owner lock.
     *
     * @param signer the log's; its key's name is the log's origin ({@link #origin})
     */
    public static CheckpointPublisher start(Path vpr, LeafEntries leaves, NoteSigner signer, Clock clock) {
        CheckpointPublisher publisher = new CheckpointPublisher(vpr, leaves, signer, clock);
        publisher.thread.start();
        return publisher;
    }

    /** The log's name: the store's, with the epoch unless it is the first, because each is a log of its own. */
    public static String origin(String storeOrigin, LeafEntries leaves) {
        return TreePaths.origin(storeOrigin, leaves.epoch());
    }

    /** The files that this publishes into; whoever adds cosignatures must use these, because they keep order. */
    public CheckpointFiles files() {
        return files;
    }

    /** What was signed last, by this process or before it; empty before the first. */
    public Optional<TreeCheckpoint> latest() {
        return Optional.ofNullable(latest);
    }

    /** Why nothing is signed at the moment; empty when all is well. */
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    private void run() {
        try {
            while (closing.getCount() > 0) {
                publishOrSayWhy();
                TreeCheckpoint signed = latest;
                leaves.awaitMoreThan(signed == null ? 0 : signed.head().size(), PAUSE);
                closing.await(PAUSE.toNanos(), TimeUnit.NANOSECONDS);
            }
            publishOrSayWhy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException | Error e) {
            failure = "the log's tree has stopped; restart";
            LOG.error("The log's tree has stopped; a restart begins it again", e);
        }
    }

    private void publishOrSayWhy() {
        try {
            publish();
            failure = null;
        } catch (IOException | RuntimeException e) {
            String message =
                    e instanceof CorruptTreeException ? String.valueOf(e.getMessage()) : "see the program's log";
            if (failure == null) {
                LOG.error("The log's checkpoint cannot be signed; it is tried again", e);
            }
            failure = message;
        }
    }

    private void publish() throws IOException {
        TreeCheckpoint before = latest;
        if (before == null) {
            before = signedBefore();
            latest = before;
        }
        long size = leaves.count();
        if (before != null && size == before.head().size()) {
            return;
        }
        requireContinued(before, size);
        writer.write(size);
        TreeCheckpoint next = new TreeCheckpoint(signer.key().name(), tree.head(size));
        files.publish(new Note(next.text(), List.of(signer.sign(next.text(), clock.instant()))));
        latest = next;
    }

    private @Nullable TreeCheckpoint signedBefore() throws IOException {
        Optional<Note> note = files.latest();
        if (note.isEmpty()) {
            return null;
        }
        try {
            TreeCheckpoint before = TreeCheckpoint.verified(note.get(), signer.key());
            requireContinued(before, leaves.count());
            return before;
        } catch (InvalidProofException e) {
            throw new CorruptTreeException("log/checkpoint: " + e.getMessage(), e);
        }
    }

    private void requireContinued(@Nullable TreeCheckpoint before, long size) throws IOException {
        if (before == null) {
            return;
        }
        if (size < before.head().size()) {
            throw new CorruptTreeException("the log has fewer leaves than its signed checkpoint says: it was cut");
        }
        if (!tree.head(before.head().size()).equals(before.head())) {
            throw new CorruptTreeException("the leaves are not the ones that the signed checkpoint is of");
        }
    }

    /** Signs what is applied by now, and ends. */
    @Override
    public void close() {
        closing.countDown();
        Uninterrupted.join(thread);
    }
}
