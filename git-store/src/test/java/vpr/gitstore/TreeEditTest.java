package vpr.gitstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.jspecify.annotations.Nullable;

/** Edits and differences of trees, compared with Git's own index. */
class TreeEditTest {
    private final Map<ObjectId, byte[]> stored = new HashMap<>();

    private byte[] read(ObjectId id) {
        return Objects.requireNonNull(stored.get(id));
    }

    private ObjectId edit(@Nullable ObjectId root, SortedMap<String, ObjectId> files) {
        var edit = new TreeEdit(this::read);
        ObjectId tree = edit.apply(root, files);
        edit.made().forEach(object -> stored.put(object.id(), object.raw()));
        return tree;
    }

    @Property(tries = 300)
    void an_edited_tree_is_the_one_that_git_would_make_of_its_files(
            @ForAll("files") Map<String, Integer> before, @ForAll("files") Map<String, Integer> change)
            throws IOException {
        SortedMap<String, ObjectId> first = blobs(before);
        SortedMap<String, ObjectId> second = blobs(change);
        ObjectId root = edit(edit(edit(null, new TreeMap<>()), first), second);

        var expected = new TreeMap<>(first);
        second.forEach((path, blob) -> {
            expected.keySet().removeIf(other -> overlaps(other, path) && !blob.equals(ObjectId.zeroId()));
            expected.put(path, blob);
        });
        expected.values().removeIf(ObjectId.zeroId()::equals);
        assertThat(root).isEqualTo(byGit(expected));
    }

    @Property(tries = 300)
    void the_difference_of_two_trees_leads_from_one_to_the_other(
            @ForAll("files") Map<String, Integer> one, @ForAll("files") Map<String, Integer> other) {
        ObjectId before = edit(null, blobs(one));
        ObjectId after = edit(null, blobs(other));
        SortedMap<String, ObjectId> difference = TreeDiff.between(this::read, before, after);

        assertThat(edit(before, difference)).isEqualTo(after);
        assertThat(TreeDiff.between(this::read, after, after)).isEmpty();
        assertThat(TreeDiff.between(this::read, null, after).values()).doesNotContain(ObjectId.zeroId());
    }

    /** Names that Git sorts in another order than texts, and some that are a file here and a folder there. */
    @Provide
    Arbitrary<Map<String, Integer>> files() {
        Arbitrary<String> name = Arbitraries.of("a", "a-b", "a.b", "a0", "b", "B");
        Arbitrary<String> path = name.list().ofMinSize(1).ofMaxSize(3).map(names -> String.join("/", names));
        return Arbitraries.maps(path, Arbitraries.integers().between(0, 3))
                .ofMaxSize(8)
                .map(TreeEditTest::withoutOverlaps);
    }

    private static Map<String, Integer> withoutOverlaps(Map<String, Integer> files) {
        var kept = new TreeMap<String, Integer>();
        files.forEach((path, blob) -> {
            if (Set.copyOf(kept.keySet()).stream().noneMatch(other -> overlaps(other, path))) {
                kept.put(path, blob);
            }
        });
        return kept;
    }

    private static boolean overlaps(String one, String other) {
        return one.startsWith(other + "/") || other.startsWith(one + "/");
    }

    /** 0 is a file that goes. */
    private static SortedMap<String, ObjectId> blobs(Map<String, Integer> files) {
        var blobs = new TreeMap<String, ObjectId>();
        files.forEach((path, n) -> blobs.put(
                path,
                n == 0
                        ? ObjectId.zeroId()
                        : GitObject.of(3, new byte[] {n.byteValue()}).id()));
        return blobs;
    }

    private static ObjectId byGit(Map<String, ObjectId> files) throws IOException {
        try (var repository = new InMemoryRepository(new DfsRepositoryDescription("expected"));
                ObjectInserter inserter = repository.newObjectInserter()) {
            DirCache index = DirCache.newInCore();
            DirCacheBuilder builder = index.builder();
            files.forEach((path, blob) -> {
                var entry = new DirCacheEntry(path);
                entry.setFileMode(FileMode.REGULAR_FILE);
                entry.setObjectId(blob);
                builder.add(entry);
            });
            builder.finish();
            return index.writeTree(inserter);
        }
    }
}
