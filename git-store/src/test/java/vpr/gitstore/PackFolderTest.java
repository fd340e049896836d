package vpr.gitstore;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.eclipse.jgit.lib.Constants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackFolderTest {
    private final PackFile pack = pack("Dear colleague".getBytes(US_ASCII));

    @TempDir
    Path folder;

    private static PackFile pack(byte[] blob) {
        return new PackFile(List.of(GitObject.of(Constants.OBJ_BLOB, blob)));
    }

    private Path file(PackFile pack, String suffix) {
        return folder.resolve(pack.name() + suffix);
    }

    private void assertWhole(PackFile pack) throws IOException {
        assertThat(file(pack, ".pack")).hasBinaryContent(pack.pack());
        assertThat(file(pack, ".idx")).hasBinaryContent(pack.index());
        assertThat(new PackFolder(folder).files())
                .containsExactlyInAnyOrder(pack.name() + ".pack", pack.name() + ".idx");
    }

    @Test
    void a_pack_comes_with_its_index_and_nothing_else() throws IOException {
        new PackFolder(folder).add(pack);
        assertWhole(pack);
    }

    @Test
    void a_pack_that_is_there_already_is_left_alone() throws IOException {
        new PackFolder(folder).add(pack);
        Files.writeString(file(pack, ".idx"), "written by nobody but this test");
        new PackFolder(folder).add(pack);
        assertThat(file(pack, ".idx")).hasContent("written by nobody but this test");
    }

    @Test
    void a_pack_that_was_left_without_its_index_is_written_again() throws IOException {
        Files.write(file(pack, ".pack"), new byte[10_000]);
        new PackFolder(folder).add(pack);
        assertWhole(pack);
    }

    @Test
    void an_index_that_was_left_half_written_is_in_nobodys_way() throws IOException {
        Files.write(folder.resolve("tmp_idx_" + pack.name()), new byte[10_000]);
        new PackFolder(folder).add(pack);
        assertWhole(pack);
    }

    @Test
    void a_pack_larger_than_what_is_written_at_once_is_whole() throws IOException {
        var blob = new byte[3_000_000];
        new Random(1).nextBytes(blob);
        PackFile large = pack(blob);
        new PackFolder(folder).add(large);
        assertWhole(large);
    }
}
