package vpr.gitstore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.ObjectId;
import vpr.gitstore.signing.SignedCommit;
import vpr.record.RecordId;

/** Prepares commits for their author to sign, and records them signed. */
final class Authoring {
    private final StoreWriter writer;
    private final EventReader reader;

    Authoring(StoreWriter writer, EventReader reader) {
        this.writer = writer;
        this.reader = reader;
    }

    /** In the order of the events, which are of as many records: a commit on one that is not signed yet has no parent. */
    List<PreparedCommit> prepare(List<NewEvent> events, Repeatable repeatable) {
        if (new HashSet<>(events.stream().map(NewEvent::record).toList()).size() < events.size()) {
            throw new IllegalArgumentException("events: must be one of each record");
        }
        var builder = new ChangeBuilder(new Unsigned(), repeatable.salts());
        var changes = writer.changes(repeatable.repeated(events), builder);
        return events.stream()
                .map(event -> prepared(Objects.requireNonNull(changes.get(event.record()))))
                .toList();
    }

    private PreparedCommit prepared(RecordChange change) {
        CommitChange commit = change.commits().getFirst();
        return new PreparedCommit(
                change.record(),
                commit.stored().sequence(),
                SignedCommit.parse(commit.commit().raw()).payload(),
                change.oldTip()
                        .map(parent -> reader.commit(change.directory(), parent)
                                .trailers()
                                .contentSha256())
                        .orElse(null),
                files(commit));
    }

    private static SortedMap<String, byte[]> files(CommitChange commit) {
        Map<ObjectId, byte[]> blobs = new HashMap<>();
        commit.blobs().forEach(blob -> blobs.put(blob.id(), blob.raw()));
        var files = new TreeMap<String, byte[]>();
        commit.files().forEach((path, blob) -> {
            if (!blob.equals(ObjectId.zeroId())) {
                files.put(path, Objects.requireNonNull(blobs.get(blob)));
            }
        });
        return files;
    }

    Receipt submit(List<NewEvent> events, AuthorSigning.Submitting submitting) {
        requireSame(events, submitting.sequences());
        var repeatable = submitting.repeatable();
        return writer.append(
                repeatable.repeated(events), new ChangeBuilder(submitting.signatures(), repeatable.salts()));
    }

    // That nothing else about them differs is said by the bytes that were signed.
    private static void requireSame(List<NewEvent> events, Map<RecordId, Long> sequences) {
        var records = new ArrayList<RecordId>();
        for (NewEvent event : events) {
            records.add(event.record());
            var prepared = sequences.get(event.record());
            if (prepared != null && prepared != event.sequence()) {
                throw new StaleTipException(event.record());
            }
        }
        if (records.size() != sequences.size() || !sequences.keySet().containsAll(records)) {
            throw new AuthorSigning.OtherEventsException();
        }
    }
}
