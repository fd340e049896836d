package vpr.gitstore;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.DataFormatException;
import org.eclipse.jgit.internal.storage.pack.BinaryDelta;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/** The packs that are joined, as one set of objects. For one thread. */
final class PackSources implements AutoCloseable {
    private final List<OpenPack> open = new ArrayList<>();
    private final Map<ObjectId, PackedObject> objects = new LinkedHashMap<>();
    private final Map<ObjectId, Integer> depthBelow = new HashMap<>();

    private PackSources() {}

    /** @param packs the newest first */
    static PackSources open(List<Path> packs) throws IOException {
        var sources = new PackSources();
        try {
            for (Path pack : packs) {
                sources.add(pack);
            }
            sources.measureDepths();
            return sources;
        } catch (IOException | RuntimeException | Error e) {
            sources.close();
            throw e;
        }
    }

    /**
     * Of an object that lies in several packs the whole one is taken, else that of the first pack. So no object can come to
     * be a delta of itself: a base lies in its delta's pack, hence it is taken from there or from a pack before it.
     */
    private void add(Path file) throws IOException {
        OpenPack pack = OpenPack.open(file);
        open.add(pack);
        for (PackedObject object : pack.objects(PackIndexFile.read(RecordPacks.index(file)))) {
            objects.merge(object.id(), object, (known, other) -> known.isDelta() && !other.isDelta() ? other : known);
        }
    }

    /** For each object how long the longest chain of deltas on it is. */
    private void measureDepths() {
        for (PackedObject object : objects.values()) {
            int depth = 1;
            for (ObjectId base = object.base(); base != null; base = get(base).base()) {
                int above = depth++;
                if (depthBelow.merge(base, above, Math::max) > above) {
                    break;
                }
            }
        }
    }

    Collection<PackedObject> all() {
        return objects.values();
    }

    @Nullable
    PackedObject find(ObjectId id) {
        return objects.get(id);
    }

    PackedObject get(ObjectId id) {
        return Objects.requireNonNull(objects.get(id), "a delta's base is in its pack");
    }

    int depthBelow(ObjectId id) {
        return depthBelow.getOrDefault(id, 0);
    }

    /** As in a pack: 1 commit, 2 tree, 3 blob, 4 tag. */
    int typeOf(PackedObject object) {
        PackedObject at = object;
        for (ObjectId base = at.base(); base != null; base = at.base()) {
            at = get(base);
        }
        return at.storedType();
    }

    byte[] deflated(PackedObject object) throws IOException {
        return object.pack().deflated(object);
    }

    /** The object itself. */
    byte[] raw(PackedObject object) throws IOException {
        byte[] stored = object.pack().inflated(object);
        ObjectId base = object.base();
        return base == null ? stored : BinaryDelta.apply(raw(get(base)), stored);
    }

    /** The first bytes of a whole object. */
    byte[] beginning(PackedObject object, int length) throws IOException {
        try {
            return Inflate.beginning(object.pack().beginning(object, length + 64), Math.min(length, object.size()));
        } catch (DataFormatException e) {
            throw new IOException("a packed object must be a zlib stream", e);
        }
    }

    @Override
    public void close() throws IOException {
        for (OpenPack pack : open) {
            pack.close();
        }
    }
}
