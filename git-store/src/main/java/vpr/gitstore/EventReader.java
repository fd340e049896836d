package vpr.gitstore;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.lib.ObjectId;
import vpr.record.Event;
import vpr.record.aggregate.EventFormats;
import vpr.record.commit.StoredFile;
import vpr.record.commit.StoredFiles;

/** Reads events back from commits: from the files that a commit changed against its parent. */
final class EventReader {
    private final RecordObjects objects;

    EventReader(RecordObjects objects) {
        this.objects = objects;
    }

    StoredCommit commit(RecordDirectory directory, ObjectId id) {
        StoredCommit commit = StoredCommit.parse(objects.commit(directory, id));
        if (!commit.id().equals(id)) {
            throw new IllegalStateException("record " + directory.id() + ", commit " + id.name()
                    + ": its bytes are damaged; restore the record");
        }
        return commit;
    }

    /** From that number on, oldest first, up to the tip. */
    List<StoredCommit> commits(RecordDirectory directory, ObjectId tip, long from) {
        var commits = new ArrayDeque<StoredCommit>();
        Optional<StoredCommit> next = Optional.of(commit(directory, tip));
        while (next.isPresent() && next.get().sequence() >= from) {
            commits.addFirst(next.get());
            next = next.get().parent().map(parent -> commit(directory, parent));
        }
        return List.copyOf(commits);
    }

    StoredEvent event(RecordDirectory directory, StoredCommit commit) {
        StoredFiles files = files(directory, commit);
        Event event = EventFormats.read(directory.id(), commit.trailers().event(), files);
        return new StoredEvent(directory, commit, event, bytes(files));
    }

    private static long bytes(StoredFiles files) {
        long bytes = 0;
        for (StoredFile file : files.byPath().values()) {
            if (file instanceof StoredFile.Bytes present) {
                bytes += present.size();
            }
        }
        return bytes;
    }

    /** What the commit wrote. */
    StoredFiles files(RecordDirectory directory, StoredCommit commit) {
        Optional<ObjectId> before =
                commit.parent().map(parent -> commit(directory, parent).tree());
        var files = new TreeMap<String, StoredFile>();
        TreeDiff.between(objects.treesOf(directory), before.orElse(null), commit.tree())
                .forEach((path, blob) -> {
                    if (!blob.equals(ObjectId.zeroId())) {
                        files.put(path, new StoredFile.Bytes(objects.blob(directory, blob)));
                    }
                });
        return StoredFiles.of(files);
    }
}
