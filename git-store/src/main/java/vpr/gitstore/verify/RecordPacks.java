package vpr.gitstore.verify;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectIdOwnerMap;

/**
 * The objects of one record, out of its packs, each believed only when its bytes have its id. JGit's repositories are not
 * used: this must not believe what they have cached, and opening one costs more than most records are long. Of one thread.
 */
final class RecordPacks implements AutoCloseable {
    private static final long MOST_LOADED = 48L * 1024 * 1024;
    private static final long MOST_TREES = 8L * 1024 * 1024;
    private static final long MOST_BASES = 16L * 1024 * 1024;

    private final Path objects;
    private final Engines engines;
    private final Arena arena = Arena.ofConfined();
    private final List<Pack> packs = new ArrayList<>();
    private final ObjectIdOwnerMap<Entry> entries = new ObjectIdOwnerMap<>();
    private final List<Entry> doubles = new ArrayList<>();
    private final Recent<ObjectId> trees = new Recent<>(MOST_TREES);
    private final Recent<Long> bases = new Recent<>(MOST_BASES);
    private long loaded;

    /** Where an object stands. */
    private static final class Entry extends ObjectIdOwnerMap.Entry {
        private final Pack pack;
        private final long offset;
        private boolean read;

        Entry(ObjectId id, Pack pack, long offset) {
            super(id);
            this.pack = pack;
            this.offset = offset;
        }
    }

    private RecordPacks(Path objects, Engines engines) {
        this.objects = objects;
        this.engines = engines;
    }

    /** Takes what packs there are; what is wrong with one of them is told, and its objects are then missing. */
    static RecordPacks open(Path objects, boolean checksums, Engines engines, Findings findings) throws IOException {
        var packs = new RecordPacks(objects, engines);
        try (DirectoryStream<Path> indexes = Files.newDirectoryStream(objects.resolve("pack"), "*.idx")) {
            for (Path index : indexes) {
                packs.add(index, checksums, findings);
            }
            return packs;
        } catch (NoSuchFileException e) {
            return packs; // of a record with no pack all objects are missing
        } catch (IOException | RuntimeException | Error e) {
            packs.close();
            throw e;
        }
    }

    private void add(Path indexFile, boolean checksums, Findings findings) throws IOException {
        String name = indexFile.getFileName().toString();
        try {
            StoredBytes bytes = StoredBytes.of(indexFile, arena);
            if (!bytes.endsWithItsChecksum(engines.sha1())) {
                throw new ObjectException(ProblemKind.INDEX_DAMAGED, "its checksum must be that of its bytes");
            }
            var index = PackIndex.of(bytes);
            var pack = new Pack(
                    packs.size(), indexFile.resolveSibling(name.substring(0, name.length() - 4) + ".pack"), index);
            load(pack);
            if (checksums && !pack.isWhole(bytes.tail(StoredBytes.SHA1), engines, arena)) {
                findings.record(ProblemKind.PACK_DAMAGED, "the pack of " + name + " is damaged");
            }
            packs.add(pack);
            for (int i = 0; i < index.count(); i++) {
                var entry = new Entry(index.id(i), pack, index.offset(i));
                if (entries.contains(entry)) {
                    doubles.add(entry);
                } else {
                    entries.add(entry);
                }
            }
        } catch (ObjectException | IndexOutOfBoundsException e) {
            findings.record(ProblemKind.INDEX_DAMAGED, name + " is damaged");
        } catch (NoSuchFileException e) {
            findings.record(
                    ProblemKind.PACK_DAMAGED,
                    e.getFile().equals(indexFile.toString())
                            ? name + " is missing"
                            : "the pack of " + name + " is missing");
        }
    }

    private void load(Pack pack) throws IOException {
        if (!pack.isLoaded()) {
            if (loaded > MOST_LOADED) {
                packs.forEach(Pack::unload);
                loaded = 0;
            }
            loaded += pack.load(arena).size();
        }
    }

    byte[] commit(ObjectId id) throws IOException {
        return read(id, Constants.OBJ_COMMIT);
    }

    byte[] blob(ObjectId id) throws IOException {
        return read(id, Constants.OBJ_BLOB);
    }

    /** Trees are asked for twice, as the older and as the newer of two. */
    byte[] tree(ObjectId id) throws IOException {
        GitBytes known = trees.get(id);
        if (known != null) {
            return known.bytes();
        }
        byte[] tree = read(id, Constants.OBJ_TREE);
        trees.put(id, new GitBytes(Constants.OBJ_TREE, tree));
        return tree;
    }

    private byte[] read(ObjectId id, int type) throws IOException {
        Entry entry = entries.get(id);
        GitBytes object = entry == null
                ? LooseObject.read(objects, id)
                        .orElseThrow(() ->
                                new ObjectException(ProblemKind.OBJECT_MISSING, "object " + id.name() + " is missing"))
                : read(entry);
        if (object.type() != type || !engines.idOf(object).equals(id)) {
            throw changed(id);
        }
        if (entry != null) {
            entry.read = true;
        }
        return object.bytes();
    }

    private static ObjectException changed(ObjectId id) {
        return new ObjectException(
                ProblemKind.OBJECT_CHANGED, "object " + id.name() + " has other bytes than its id says");
    }

    private GitBytes read(Entry entry) throws IOException {
        load(entry.pack);
        try {
            return entry.pack.read(entry.offset, id -> offsetIn(entry.pack, id), engines, bases);
        } catch (ObjectException e) {
            throw new ObjectException(e.kind(), "object " + entry.name() + ": " + e.getMessage());
        }
    }

    /** A pack is whole in itself: an object that it holds as a delta comes from another one in it. */
    private long offsetIn(Pack pack, ObjectId id) throws ObjectException {
        Entry entry = entries.get(id);
        if (entry != null && entry.pack == pack) {
            return entry.offset;
        }
        for (Entry other : doubles) {
            if (other.pack == pack && other.equals(id)) {
                return other.offset;
            }
        }
        throw new ObjectException(ProblemKind.OBJECT_MISSING, "its base " + id.name() + " is missing in its pack");
    }

    /** The objects that nothing has asked for: what no commit of {@code main} needs, and what stands twice. */
    void checkTheRest(Findings findings) throws IOException {
        for (Entry entry : entries) {
            if (!entry.read) {
                check(entry, findings);
            }
        }
        for (Entry entry : doubles) {
            check(entry, findings);
        }
    }

    private void check(Entry entry, Findings findings) throws IOException {
        try {
            if (!engines.idOf(read(entry)).equals(entry.copy())) {
                throw changed(entry.copy());
            }
        } catch (ObjectException e) {
            findings.record(e.kind(), String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        arena.close();
    }
}
