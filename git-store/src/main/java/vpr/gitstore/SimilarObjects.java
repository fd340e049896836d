package vpr.gitstore;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jgit.internal.storage.pack.BinaryDelta;
import org.eclipse.jgit.internal.storage.pack.DeltaIndex;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/**
 * Writes commits and files small, once and for a record that is at rest: as deltas on one of the last that began alike,
 * else deflated as well as can be. A commit's certificates are the same again and again, and so is much of a composition.
 */
final class SimilarObjects {
    private static final int MOST_BASES = 4;
    private static final int MOST_KINDS = 16;
    private static final int BEGINNING = 8;
    private static final int MOST_BYTES = 16 * 1024;
    private static final int LEAST_BYTES = 256;
    private static final int MOST_DEPTH = 10;

    private final PackSources sources;
    private final PackOutput out;
    private final Map<String, Deque<Base>> bases = new HashMap<>();

    SimilarObjects(PackSources sources, PackOutput out) {
        this.sources = sources;
        this.out = out;
    }

    @SuppressWarnings("ArrayRecordComponent") // bytes on their way through, never compared
    private record Base(ObjectId id, byte[] raw, DeltaIndex index) {}

    /** @param object not a delta; the newer ones first */
    void write(PackedObject object) throws IOException {
        if (out.has(object.id())) {
            return;
        }
        byte[] deflated = sources.deflated(object);
        if (object.size() < LEAST_BYTES || object.size() > MOST_BYTES) {
            out.addWhole(object.id(), object.storedType(), object.size(), Deflate.better(deflated, object.size()));
            return;
        }
        byte[] raw = sources.raw(object);
        // Commits begin with an id; of files the beginning tells a composition from a letter's text.
        int beginning = object.isWhole(Constants.OBJ_COMMIT) ? 0 : BEGINNING;
        String kind = object.storedType() + new String(raw, 0, beginning, ISO_8859_1);
        if (bases.size() > MOST_KINDS) {
            bases.clear();
        }
        Deque<Base> alike = bases.computeIfAbsent(kind, key -> new ArrayDeque<>());
        if (sources.depthBelow(object.id()) >= MOST_DEPTH || !writeDelta(object, raw, deflated.length, alike)) {
            out.addWhole(object.id(), object.storedType(), object.size(), Deflate.better(deflated, object.size()));
            alike.addFirst(new Base(object.id(), raw, new DeltaIndex(raw)));
            if (alike.size() > MOST_BASES) {
                alike.removeLast();
            }
        }
    }

    /** False when it would not halve what is stored. */
    private boolean writeDelta(PackedObject object, byte[] raw, int stored, Deque<Base> alike) throws IOException {
        for (Base base : alike) {
            var delta = new ByteArrayOutputStream(512);
            if (base.index.encode(delta, raw, raw.length / 2)) {
                byte[] deflated = Deflate.best(delta.toByteArray());
                if (deflated.length < stored / 2
                        && Arrays.equals(BinaryDelta.apply(base.raw, delta.toByteArray()), raw)) {
                    out.addDelta(object.id(), base.id, delta.size(), deflated);
                    return true;
                }
            }
        }
        return false;
    }
}
