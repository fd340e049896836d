package vpr.gitstore;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;
import vpr.record.RecordId;

/**
 * What is durable in the journal but not in its repository yet, by record. An object counts its frames, because two of them
 * may hold the same tree.
 */
final class PendingObjects {
    private final Map<RecordId, Map<ObjectId, Counted>> records = new ConcurrentHashMap<>();

    void add(RecordId record, List<GitObject> objects) {
        records.compute(record, (id, known) -> {
            Map<ObjectId, Counted> all = known == null ? new ConcurrentHashMap<>() : known;
            objects.forEach(object -> all.merge(object.id(), new Counted(object, 1), Counted::plus));
            return all;
        });
    }

    void remove(RecordId record, List<GitObject> objects) {
        records.computeIfPresent(record, (id, all) -> {
            objects.forEach(object -> all.computeIfPresent(object.id(), (same, counted) -> counted.minusOne()));
            return all.isEmpty() ? null : all;
        });
    }

    byte @Nullable [] find(RecordId record, ObjectId id) {
        Counted counted = records.getOrDefault(record, Map.of()).get(id);
        return counted == null ? null : counted.object.raw();
    }

    private record Counted(GitObject object, int frames) {
        Counted plus(Counted other) {
            return new Counted(object, frames + other.frames);
        }

        @Nullable
        Counted minusOne() {
            return frames == 1 ? null : new Counted(object, frames - 1);
        }
    }
}
