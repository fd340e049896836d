package vpr.log.tree;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vpr.log.LeafEntries;
import vpr.log.Leaves;

class DiskTilesTest {
    private static final int SIZE = 70_000;

    @TempDir
    Path data;

    private LeafEntries leaves(LogFolder folder) throws IOException {
        return Leaves.open(folder.vpr()).entries();
    }

    private static List<String> files(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void the_tree_over_leaves_is_the_definition_s_with_tiles_and_without() throws Exception {
        LogFolder folder = new LogFolder(data).with(SIZE);
        List<TreeHash> entries = new ArrayList<>();
        for (String line : Files.readAllLines(folder.log().resolve("leaves/0001-000000000000000.leaves"), US_ASCII)) {
            entries.add(TreeHash.ofEntry(line.getBytes(US_ASCII)));
        }
        leaves(folder).read(65_536, SIZE).forEach(line -> entries.add(TreeHash.ofEntry(line)));
        TreeHead expected = new TreeHead(SIZE, Definition.root(entries));

        assertThat(LogTree.open(folder.vpr()).head(SIZE)).isEqualTo(expected);
        new TreeWriter(folder.vpr(), leaves(folder)).write(SIZE);
        List<String> tiles = files(folder.log().resolve("tile"));
        assertThat(tiles).hasSize(273 + 1).contains("0/000", "0/272", "1/000").doesNotContain("0/273", "1/001");
        assertThat(folder.log().resolve("tile/0/272")).hasSize(8192);

        LogTree tree = LogTree.open(folder.vpr());
        assertThat(tree.head(SIZE)).isEqualTo(expected);
        assertThat(tree.head(65_537).root()).isEqualTo(Definition.root(entries.subList(0, 65_537)));
        assertThat(MerkleProof.verifyInclusion(68_123, entries.get(68_123), expected, tree.inclusion(68_123, SIZE)))
                .isTrue();
        assertThat(MerkleProof.verifyConsistency(tree.head(300), expected, tree.consistency(300, SIZE)))
                .isTrue();

        TileCheck check = check(folder, new ArrayList<>());
        assertThat(check.head()).isEqualTo(expected);
        assertThat(check.missing()).isZero();
    }

    private TileCheck check(LogFolder folder, List<Path> wrong) throws IOException {
        LeafEntries leaves = leaves(folder);
        TileCheck check = new TileCheck(folder.vpr(), leaves, wrong::add);
        for (byte[] line : leaves.read(0, leaves.count())) {
            check.entry(line);
        }
        return check;
    }

    @Test
    void a_check_builds_the_same_head_at_every_size() throws Exception {
        LogFolder folder = new LogFolder(data).with(600);
        LogTree tree = LogTree.open(folder.vpr());
        LeafEntries leaves = leaves(folder);
        TileCheck check = new TileCheck(folder.vpr(), leaves, file -> {});
        for (byte[] line : leaves.read(0, 600)) {
            assertThat(check.head()).isEqualTo(tree.head(check.head().size()));
            check.entry(line);
        }
        assertThat(check.head()).isEqualTo(tree.head(600));
        assertThat(check.missing()).isEqualTo(2);
    }

    @Test
    void tiles_are_written_once_and_those_that_are_missing_again() throws Exception {
        LogFolder folder = new LogFolder(data).with(1_000);
        new TreeWriter(folder.vpr(), leaves(folder)).write(1_000);
        Path tile = folder.log().resolve("tile/0/001");
        byte[] first = Files.readAllBytes(tile);
        Object file = Files.getAttribute(folder.log().resolve("tile/0/000"), "unix:ino");
        Files.delete(tile);
        new TreeWriter(folder.vpr(), leaves(folder)).write(1_000);
        assertThat(tile).hasBinaryContent(first);
        assertThat(Files.getAttribute(folder.log().resolve("tile/0/000"), "unix:ino"))
                .isEqualTo(file);
        assertThat(files(folder.log().resolve("tile"))).containsExactly("0/000", "0/001", "0/002");
    }

    @Test
    void a_tile_that_contradicts_the_leaves_is_an_error_and_stays() throws Exception {
        LogFolder folder = new LogFolder(data).with(600);
        new TreeWriter(folder.vpr(), leaves(folder)).write(600);
        Path tile = folder.log().resolve("tile/0/001");
        byte[] bytes = Files.readAllBytes(tile);
        bytes[4000] ^= 1;
        Files.write(tile, bytes);
        assertThatThrownBy(() -> new TreeWriter(folder.vpr(), leaves(folder)).write(600))
                .isInstanceOf(CorruptTreeException.class)
                .hasMessageContaining("tile/0/001");
        assertThat(tile).hasBinaryContent(bytes);
        List<Path> wrong = new ArrayList<>();
        check(folder, wrong);
        assertThat(wrong).containsExactly(tile);
        Files.write(tile, new byte[10]);
        assertThatThrownBy(() -> LogTree.open(folder.vpr()).head(600))
                .isInstanceOf(CorruptTreeException.class)
                .hasMessageContaining("8,192 bytes");
    }

    @Test
    void a_size_that_the_log_has_not_reached_has_no_head() throws Exception {
        LogFolder folder = new LogFolder(data).with(10);
        assertThatThrownBy(() -> LogTree.open(folder.vpr()).head(11)).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> new TreeWriter(folder.vpr(), leaves(folder)).write(11))
                .isInstanceOf(EOFException.class);
        assertThat(LogTree.open(folder.vpr()).head(0)).isEqualTo(TreeHead.EMPTY);
    }

    @Test
    void a_tree_that_was_read_small_is_read_right_when_it_has_grown() throws Exception {
        LogFolder folder = new LogFolder(data).with(100);
        LogTree tree = LogTree.open(folder.vpr());
        for (int size = 150; size <= 900; size += 50) {
            folder.with(size);
            assertThat(tree.head(size)).isEqualTo(LogTree.open(folder.vpr()).head(size));
        }
    }
}
