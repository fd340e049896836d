package vpr.log.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vpr.log.tree.InvalidProofException;
import vpr.log.tree.MerkleProof;
import vpr.log.tree.Note;
import vpr.log.tree.NoteKey;
import vpr.log.tree.NoteSignature;
import vpr.log.tree.NoteSigner;
import vpr.log.tree.TreeCheckpoint;
import vpr.log.tree.TreeHead;
import vpr.log.tree.WholeFile;

/**
 * Cosigns the checkpoints of some logs, each only when it continues the one that was cosigned before. What was cosigned is
 * durable before the answer: {@code <state>/<SHA-256 of the origin>.checkpoint}. A checkpoint that the log signed and that
 * contradicts it is kept beside it as {@code .conflict}, since it proves that the log showed two histories. Safe for many
 * threads.
 */
public final class Witness implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Witness.class);
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String SIZE = "text/x.tlog.size";

    /** What the witness answers: HTTP status, media type and body. */
    public record Answer(int status, String mediaType, String body) {}

    private final Path state;
    private final NoteSigner signer;
    private final Clock clock;
    private final FileChannel lock;
    private final Map<String, NoteKey> logs = new HashMap<>();

    private Witness(Path state, NoteSigner signer, Collection<NoteKey> logs, Clock clock, FileChannel lock) {
        this.state = state;
        this.signer = signer;
        this.clock = clock;
        this.lock = lock;
        logs.forEach(key -> this.logs.put(key.name(), key));
    }

    /**
     * Opens the state, which no other process may have open.
     *
     * @param state a directory, made where it is missing
     * @param signer a cosigner's
     * @param logs whose checkpoints are cosigned; a key's name is the log's origin
     * @throws IllegalArgumentException when two keys are of one log
     * @throws IOException also when another process has it open
     */
    public static Witness open(Path state, NoteSigner signer, Collection<NoteKey> logs, Clock clock)
            throws IOException {
        if (logs.stream().map(NoteKey::name).distinct().count() != logs.size()) {
            throw new IllegalArgumentException("log: must be named once, by one key");
        }
        Files.createDirectories(state);
        FileChannel channel =
                FileChannel.open(state.resolve("LOCK"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                throw new IOException(state + ": is the state of a witness that runs already");
            }
            return new Witness(state, signer, logs, clock, channel);
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new IOException(state + ": is the state of a witness that runs already", e);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    public NoteKey key() {
        return signer.key();
    }

    /**
     * Answers a request.
     *
     * @throws IOException when the state cannot be read or written; nothing was cosigned
     */
    public synchronized Answer add(byte[] body) throws IOException {
        AddCheckpoint request;
        TreeCheckpoint checkpoint;
        try {
            request = AddCheckpoint.parse(body);
            checkpoint = TreeCheckpoint.parse(request.checkpoint().text());
        } catch (IllegalArgumentException e) {
            return refused(400, String.valueOf(e.getMessage()));
        }
        NoteKey log = logs.get(checkpoint.origin());
        if (log == null) {
            return refused(404, "the log is not known here");
        }
        try {
            TreeCheckpoint.verified(request.checkpoint(), log);
        } catch (InvalidProofException e) {
            return refused(403, String.valueOf(e.getMessage()));
        }
        return decide(request, checkpoint.origin(), checkpoint.head());
    }

    private Answer decide(AddCheckpoint request, String origin, TreeHead head) throws IOException {
        if (request.old() > head.size()) {
            return refused(400, "old: must be at most the checkpoint's size");
        }
        TreeHead latest = latest(origin);
        if (latest.size() != request.old()) {
            keepConflict(request.checkpoint(), origin, head, latest);
            return conflict(latest);
        }
        if (latest.size() == head.size() && !latest.root().equals(head.root())) {
            keepConflict(request.checkpoint(), origin, head, latest);
            return conflict(latest);
        }
        if (!MerkleProof.verifyConsistency(latest, head, request.proof())) {
            return refused(422, "the proof does not show that the checkpoint continues the one before");
        }
        NoteSignature cosignature = signer.sign(request.checkpoint().text(), clock.instant());
        WholeFile.replace(
                file(origin, ".checkpoint"),
                request.checkpoint().with(cosignature).bytes());
        return new Answer(200, TEXT, cosignature + "\n");
    }

    private static Answer conflict(TreeHead latest) {
        return new Answer(409, SIZE, latest.size() + "\n");
    }

    private static Answer refused(int status, String why) {
        return new Answer(status, TEXT, why + "\n");
    }

    /** The head that was cosigned last; the empty one before the first. */
    private TreeHead latest(String origin) throws IOException {
        Note note = read(file(origin, ".checkpoint"));
        if (note == null) {
            return TreeHead.EMPTY;
        }
        TreeCheckpoint checkpoint = TreeCheckpoint.parse(note.text());
        if (!checkpoint.origin().equals(origin) || !note.isSignedBy(signer.key())) {
            throw new IOException(file(origin, ".checkpoint") + ": is not what this witness cosigned");
        }
        return checkpoint.head();
    }

    private static @Nullable Note read(Path file) throws IOException {
        try {
            return Files.exists(file) ? Note.parse(Files.readAllBytes(file)) : null;
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private void keepConflict(Note note, String origin, TreeHead head, TreeHead latest) throws IOException {
        Path file = file(origin, ".conflict");
        if (head.size() == latest.size() && !head.root().equals(latest.root()) && !Files.exists(file)) {
            LOG.error("{} signed two trees of size {}: {} proves it", origin, head.size(), file);
            WholeFile.replace(file, note.bytes());
        }
    }

    private Path file(String origin, String suffix) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(origin.getBytes(UTF_8));
            return state.resolve(HexFormat.of().formatHex(hash) + suffix);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The logs whose checkpoints are cosigned. */
    public List<NoteKey> logs() {
        return List.copyOf(logs.values());
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
