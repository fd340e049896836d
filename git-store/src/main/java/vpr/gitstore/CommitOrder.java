package vpr.gitstore;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/** The commits of some packs, each child before its parent. */
final class CommitOrder {
    private static final int ID = 40;
    private static final String TREE = "tree ";
    private static final String PARENT = "parent ";
    private static final int BEGINNING = TREE.length() + ID + 1 + PARENT.length() + ID;

    private CommitOrder() {}

    /** The root folder of each commit that is not a delta, the newest first where the packs are in that order. */
    static Map<ObjectId, ObjectId> roots(PackSources sources) throws IOException {
        Map<ObjectId, Links> commits = new LinkedHashMap<>();
        for (PackedObject object : sources.all()) {
            if (object.isWhole(Constants.OBJ_COMMIT)) {
                commits.put(object.id(), Links.of(sources.beginning(object, BEGINNING)));
            }
        }
        Set<ObjectId> parents = new HashSet<>();
        commits.values().forEach(links -> parents.add(links.parent));
        List<ObjectId> heads = new ArrayList<>(commits.keySet());
        heads.removeIf(parents::contains);
        Map<ObjectId, ObjectId> roots = new LinkedHashMap<>();
        for (ObjectId head : heads) {
            ObjectId next = head;
            for (Links links = commits.get(next); links != null; links = commits.get(next)) {
                if (roots.putIfAbsent(next, links.tree) != null) {
                    break;
                }
                next = links.parent;
            }
        }
        return roots;
    }

    private record Links(ObjectId tree, ObjectId parent) {
        static Links of(byte[] beginning) throws IOException {
            String text = new String(beginning, US_ASCII);
            if (!text.startsWith(TREE) || text.length() < TREE.length() + ID + 1) {
                throw new IOException("a commit must begin with its tree");
            }
            int tree = TREE.length();
            int parent = tree + ID + 1;
            boolean first = !text.startsWith(PARENT, parent);
            return new Links(
                    ObjectId.fromString(text.substring(tree, tree + ID)),
                    first
                            ? ObjectId.zeroId()
                            : ObjectId.fromString(
                                    text.substring(parent + PARENT.length(), parent + PARENT.length() + ID)));
        }
    }
}
