package vpr.gitstore;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Reads objects straight from the packs of a record that has few of them, which most have. Of many records nearly each one is
 * met for the first time, and to open its repository in JGit costs more than all that is read from it. Safe for many threads.
 */
final class FewPacks {
    private static final int MOST_PACKS = 8;
    private static final long INDEX_BYTES = 16L * 1024 * 1024;

    private final Lru<RecordDirectory, Packs> known = new Lru<>(INDEX_BYTES, Packs::bytes, forgotten -> {});

    private record Pack(Path file, PackIndexFile index) {}

    /** @param tooMany then there are none of them here */
    private record Packs(List<Pack> packs, boolean tooMany) {
        long bytes() {
            long bytes = 500;
            for (Pack pack : packs) {
                bytes += pack.index.bytes() + 300;
            }
            return bytes;
        }
    }

    /**
     * The object, its CRC-32 checked.
     *
     * @return null where JGit has to be asked: there are too many packs, it is a delta or in none of them, or something is
     *     wrong that JGit has the words for
     */
    byte @Nullable [] read(RecordDirectory directory, ObjectId id, int type) {
        try {
            Packs found = packs(directory);
            if (found.tooMany) {
                return null;
            }
            for (Pack pack : found.packs) {
                int n = pack.index.find(id);
                if (n >= 0) {
                    return read(pack, n, type);
                }
            }
        } catch (IOException e) {
            // The packs were joined meanwhile, or one is damaged.
        }
        forget(directory);
        return null;
    }

    private static byte @Nullable [] read(Pack pack, int n, int type) throws IOException {
        try (OpenPack open = OpenPack.open(pack.file)) {
            return open.whole(pack.index, n, type);
        }
    }

    private Packs packs(RecordDirectory directory) throws IOException {
        Packs found = known.get(directory);
        if (found == null) {
            found = look(directory);
            known.put(directory, found);
        }
        return found;
    }

    private static Packs look(RecordDirectory directory) throws IOException {
        Set<String> names = new PackFolder(directory.packs()).files();
        List<Pack> packs = new ArrayList<>();
        for (String name : names) {
            if (name.startsWith("pack-") && name.endsWith(".idx")) {
                if (packs.size() == MOST_PACKS) {
                    return new Packs(List.of(), true);
                }
                Path index = directory.packs().resolve(name);
                packs.add(new Pack(RecordPacks.beside(index, ".pack"), PackIndexFile.read(index)));
            }
        }
        return new Packs(packs, false);
    }

    /** The next read looks for its packs anew. */
    void forget(RecordDirectory directory) {
        known.remove(directory);
    }
}
