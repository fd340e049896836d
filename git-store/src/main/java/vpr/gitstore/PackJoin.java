package vpr.gitstore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/**
 * One pack that holds every object of several. What is deflated is copied as it stands; only folders become deltas
 * ({@link TreeVersions}). Nothing is ever left out, whether a commit names it or not.
 */
final class PackJoin {
    private final PackSources sources;
    private final PackOutput out;

    private PackJoin(PackSources sources, PackOutput out) {
        this.sources = sources;
        this.out = out;
    }

    /**
     * Writes the pack and its index; nothing is synced.
     *
     * @param packs the newest first
     * @return the name that both are to have, without suffix
     * @throws IOException also when one of the packs is damaged; there is nothing left of the new one then
     */
    static String write(List<Path> packs, Path pack, Path index) throws IOException {
        try {
            try (var sources = PackSources.open(packs);
                    var out = new PackOutput(pack, sources.all().size())) {
                new PackJoin(sources, out).write();
                return out.finish(index);
            }
        } catch (IOException | RuntimeException | Error e) {
            Files.deleteIfExists(pack);
            Files.deleteIfExists(index);
            throw e;
        }
    }

    /** Commits, then folders, then the rest: what is read together lies together. */
    private void write() throws IOException {
        var roots = CommitOrder.roots(sources);
        for (ObjectId commit : roots.keySet()) {
            copy(sources.get(commit));
        }
        copyAll(Constants.OBJ_COMMIT);
        var trees = new TreeVersions(sources, out);
        for (ObjectId root : roots.values()) {
            trees.write(root);
        }
        copyAll(Constants.OBJ_TREE);
        copyAll(Constants.OBJ_BLOB);
        copyAll(Constants.OBJ_TAG);
    }

    private void copyAll(int type) throws IOException {
        for (PackedObject object : sources.all()) {
            if (sources.typeOf(object) == type) {
                copy(object);
            }
        }
    }

    private void copy(PackedObject object) throws IOException {
        if (out.has(object.id())) {
            return;
        }
        ObjectId base = object.base();
        if (base == null) {
            out.addWhole(object.id(), object.storedType(), object.size(), sources.deflated(object));
        } else {
            copy(sources.get(base));
            out.addDelta(object.id(), base, object.size(), sources.deflated(object));
        }
    }
}
