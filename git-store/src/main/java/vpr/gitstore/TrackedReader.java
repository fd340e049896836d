package vpr.gitstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;
import vpr.gitstore.signing.SignatureVerifier;
import vpr.gitstore.signing.SignedCommit;
import vpr.gitstore.signing.SignerFacts;
import vpr.log.Leaf;
import vpr.log.Leaves;
import vpr.log.Position;
import vpr.record.CommitId;
import vpr.record.RecordId;
import vpr.record.commit.Trailers;

/** Reads applied events in the order of their positions: leaf, commit, event. */
final class TrackedReader {
    private static final int MOST_DIRECTORIES = 20_000;
    private static final long RECENT_BYTES = 16L * 1024 * 1024; // some 1,600 letters
    private static final int STRIPES = 64;

    private final Path data;
    private final Leaves leaves;
    private final EventReader events;
    private final RecordObjects objects;
    private final SignatureVerifier signatures = new SignatureVerifier(List.of(), Clock.systemUTC());
    /**
     * Two follow the events, the tables and Redis, one soon after the other: each event is read and taken apart for both once, and
     * goes with the second. Whatever stays for longer than that, Java's collector copies to and fro.
     */
    private final Lru<Position, Tracked> recent =
            new Lru<>(RECENT_BYTES, tracked -> tracked.event().bytes(), tracked -> {});

    /** One for some positions each: who wants the event that another is just taking apart waits for it. */
    private final List<Object> taking =
            Stream.generate(Object::new).limit(STRIPES).toList();

    private final Lru<RecordId, RecordDirectory> directories = new Lru<>(MOST_DIRECTORIES, one -> 1, one -> {});

    TrackedReader(Path data, Leaves leaves, EventReader events, RecordObjects objects) {
        this.data = data;
        this.leaves = leaves;
        this.events = events;
        this.objects = objects;
    }

    /** An event with its place in the one order. */
    record Tracked(StoredEvent event, Recorded recorded) {}

    List<Leaf> after(@Nullable Position after, int limit) {
        try {
            return leaves.after(after, limit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Tracked> at(Position position) {
        try {
            return leaves.at(position).map(this::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From what another reader just read, from what was just written, or from Git. */
    Tracked read(Leaf leaf) {
        Tracked known = recent.take(leaf.position());
        if (known != null) {
            return known;
        }
        synchronized (taking.get(Math.floorMod(leaf.position().hashCode(), STRIPES))) {
            Tracked meanwhile = recent.take(leaf.position());
            return meanwhile == null ? readAgain(leaf) : meanwhile;
        }
    }

    private Tracked readAgain(Leaf leaf) {
        Tracked read = takenApart(leaf, ObjectId.fromString(leaf.commit()));
        recent.put(leaf.position(), read);
        return read;
    }

    private Tracked takenApart(Leaf leaf, ObjectId id) {
        WrittenEvent written = objects.takeWritten(id);
        if (written != null) {
            return tracked(leaf, written.event(), written.commit());
        }
        RecordDirectory directory = directoryOf(new RecordId(leaf.record()));
        return tracked(leaf, events.event(directory, events.commit(directory, id)), objects.commit(directory, id));
    }

    private Tracked tracked(Leaf leaf, StoredEvent stored, byte[] commit) {
        Trailers trailers = stored.commit().trailers();
        var recorded = new Recorded(
                leaf.position(),
                stored.directory().id(),
                stored.directory().kind(),
                trailers.sequence(),
                new CommitId(leaf.commit()),
                trailers.recordedAt(),
                trailers.event(),
                trailers.provenance(),
                signer(commit, trailers));
        return new Tracked(stored, recorded);
    }

    private Signer signer(byte[] raw, Trailers trailers) {
        SignerFacts facts = SignedCommit.parse(raw)
                .signature()
                .flatMap(signatures::claimed)
                .orElseThrow(() -> new IllegalStateException("a commit of the log has no signature that can be read"));
        return new Signer(
                trailers.signatureMeaning().stored(),
                facts.subject(),
                facts.serial(),
                facts.issuer(),
                facts.sha256(),
                facts.signedAt());
    }

    private RecordDirectory directoryOf(RecordId record) {
        RecordDirectory known = directories.get(record);
        if (known != null) {
            return known;
        }
        RecordDirectory found = RecordDirectory.find(data, record)
                .orElseThrow(() -> new IllegalStateException("record " + record
                        + ": the log knows it and its repository is missing; restore it from a backup"));
        directories.put(record, found);
        return found;
    }
}
