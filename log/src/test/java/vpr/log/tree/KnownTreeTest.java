package vpr.log.tree;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The vectors of RFC 6962's reference implementation, and roots that an independent program made. */
class KnownTreeTest {
    private static final List<String> ENTRIES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");
    private static final List<String> ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private static LogTree known() {
        List<TreeHash> entries = ENTRIES.stream()
                .map(HexFormat.of()::parseHex)
                .map(TreeHash::ofEntry)
                .toList();
        return LogTree.of(MemoryTiles.of(entries));
    }

    private static List<String> hex(List<TreeHash> hashes) {
        return hashes.stream().map(TreeHash::toString).toList();
    }

    @Test
    void every_size_of_the_reference_tree_has_its_known_root() throws Exception {
        assertThat(TreeHead.EMPTY.root())
                .hasToString("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        List<String> roots = new ArrayList<>();
        for (int size = 1; size <= ENTRIES.size(); size++) {
            roots.add(known().head(size).root().toString());
        }
        assertThat(roots).isEqualTo(ROOTS);
    }

    @Test
    void inclusion_proofs_are_the_known_ones() throws Exception {
        assertThat(hex(known().inclusion(0, 1))).isEmpty();
        assertThat(hex(known().inclusion(0, 8)))
                .containsExactly(
                        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
        assertThat(hex(known().inclusion(5, 8)))
                .containsExactly(
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
    }

    @Test
    void consistency_proofs_are_the_known_ones() throws Exception {
        assertThat(hex(known().consistency(1, 1))).isEmpty();
        assertThat(hex(known().consistency(6, 8)))
                .containsExactly(
                        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertThat(hex(known().consistency(2, 5)))
                .containsExactly(
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
    }

    @Test
    void trees_of_several_levels_of_tiles_have_the_roots_that_another_program_made() throws Exception {
        LogTree tree = LogTree.of(MemoryTiles.of(IntStream.range(0, 70_000)
                .mapToObj(n -> TreeHash.ofEntry(("entry " + n).getBytes(US_ASCII)))
                .toList()));
        assertThat(tree.head(255).root())
                .hasToString("cf66793e6329dff242eb3cee0a6f36ad3e3a196dcc573a1ec775e102be863f1c");
        assertThat(tree.head(256).root())
                .hasToString("da6596d95369f5fef322ab8e4e0da3b0b50236aa9c8a3b1d246f7411c9e2e32e");
        assertThat(tree.head(257).root())
                .hasToString("5c1fdfe835358022f2392de478dbe053fc130cfe1d3a082879a90cf6bf14bf7e");
        assertThat(tree.head(65_536).root())
                .hasToString("07b1a377960a4e12e3348d6e9329ae6316a95b02fb1c22e909231b3aa44861a7");
        assertThat(tree.head(70_000).root())
                .hasToString("a3920fba7f239a071a9bd10721f1341addefbaededb41c7e24437a9d16bdf00a");
    }
}
