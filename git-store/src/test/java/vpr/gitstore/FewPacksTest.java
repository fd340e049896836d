package vpr.gitstore;

import static org.assertj.core.api.Assertions.assertThat;
import static vpr.gitstore.Samples.CLINICAL;
import static vpr.gitstore.Samples.clinicalCreated;
import static vpr.gitstore.Samples.letter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read straight from the packs is what JGit reads. */
class FewPacksTest {
    @TempDir
    Path data;

    private final FewPacks packs = new FewPacks();
    private StoreFolder folder;
    private RecordDirectory record;

    @BeforeEach
    void a_record() {
        folder = new StoreFolder(data);
        record = folder.clinical(CLINICAL);
    }

    private void write(int from, int to) throws IOException {
        try (GitStore store = folder.open()) {
            for (int n = from; n <= to; n++) {
                store.append(List.of(n == 0 ? clinicalCreated(CLINICAL) : letter(CLINICAL, n)));
                store.checkpoint();
            }
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Found(ObjectId id, int type, byte[] bytes) {}

    private List<Found> allByJGit() throws IOException {
        List<Found> all = new ArrayList<>();
        try (var repositories = new Repositories();
                var repository = repositories.use(record);
                var reader = repository.newObjectReader();
                var walk = new TreeWalk(repository)) {
            ObjectId tip = repositories.main(record).orElseThrow();
            ObjectId tree = StoredCommit.parse(reader.open(tip).getBytes()).tree();
            all.add(new Found(tip, Constants.OBJ_COMMIT, reader.open(tip).getBytes()));
            all.add(new Found(tree, Constants.OBJ_TREE, reader.open(tree).getBytes()));
            walk.addTree(tree);
            walk.setRecursive(false);
            while (walk.next()) {
                ObjectId id = walk.getObjectId(0);
                all.add(new Found(
                        id, walk.getFileMode(0).getObjectType(), reader.open(id).getBytes()));
                if (walk.isSubtree()) {
                    walk.enterSubtree();
                }
            }
        }
        return all;
    }

    @Test
    void every_object_of_a_record_with_few_packs_is_read_as_jgit_reads_it() throws IOException {
        write(0, 5);

        List<Found> all = allByJGit();

        assertThat(all).hasSizeGreaterThan(12);
        assertThat(all)
                .allSatisfy(found ->
                        assertThat(packs.read(record, found.id, found.type)).isEqualTo(found.bytes));
    }

    @Test
    void a_joined_record_gives_its_tip_and_what_is_a_delta_is_left_to_jgit() throws IOException {
        write(0, 20);
        List<Found> all = allByJGit();
        assertThat(packs.read(record, all.getFirst().id, Constants.OBJ_COMMIT))
                .as("too many packs")
                .isNull();
        try (GitStore store = folder.open()) {
            store.packs().joinNow(CLINICAL);
        }
        packs.forget(record);

        for (Found found : all) {
            byte[] read = packs.read(record, found.id, found.type);
            assertThat(read == null ? found.bytes : read).isEqualTo(found.bytes);
        }
        Found root = all.get(1);
        assertThat(packs.read(record, root.id, root.type)).as("the newest root").isEqualTo(root.bytes);
    }

    @Test
    void what_is_nowhere_or_of_another_type_is_left_to_jgit() throws IOException {
        write(0, 1);
        ObjectId tip = allByJGit().getFirst().id;

        assertThat(packs.read(record, tip, Constants.OBJ_BLOB)).isNull();
        assertThat(packs.read(record, ObjectId.zeroId(), Constants.OBJ_BLOB)).isNull();
        assertThat(packs.read(folder.clinical(Samples.COORDINATION), tip, Constants.OBJ_COMMIT))
                .isNull();
    }

    @Test
    void a_pack_that_came_or_went_since_is_looked_for_anew() throws IOException {
        write(0, 1);
        Found before = allByJGit().getFirst();
        assertThat(packs.read(record, before.id, Constants.OBJ_COMMIT)).isEqualTo(before.bytes);
        write(2, 3);
        Found after = allByJGit().getFirst();

        assertThat(packs.read(record, after.id, Constants.OBJ_COMMIT))
                .as("looks anew after this")
                .isNull();
        assertThat(packs.read(record, after.id, Constants.OBJ_COMMIT)).isEqualTo(after.bytes);

        try (GitStore store = folder.open()) {
            store.packs().joinNow(CLINICAL);
        }
        assertThat(packs.read(record, before.id, Constants.OBJ_COMMIT))
                .as("its pack is gone")
                .isNull();
    }

    @Test
    void a_damaged_object_is_not_given_out() throws IOException {
        write(0, 0);
        Found tip = allByJGit().getFirst();
        try (Stream<Path> files = Files.list(record.packs())) {
            Path pack = files.filter(file -> file.toString().endsWith(".pack"))
                    .findFirst()
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(pack);
            for (int i = 12; i < bytes.length - 20; i++) {
                bytes[i] ^= 1;
            }
            Files.delete(pack);
            Files.write(pack, bytes);
        }

        assertThat(packs.read(record, tip.id, tip.type)).isNull();
    }
}
