package vpr.gitstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vpr.record.RecordKind;

class LooseRefTest {
    private static final ObjectId ONE = ObjectId.fromString("1".repeat(40));
    private static final ObjectId TWO = ObjectId.fromString("2".repeat(40));

    private RecordDirectory directory;
    private LooseRef main;

    @BeforeEach
    void begin(@TempDir Path data) throws IOException {
        directory = new RecordDirectory(data, RecordKind.CLINICAL, Samples.CLINICAL);
        Files.createDirectories(directory.packs());
        Files.createDirectories(directory.main().getParent());
        main = new LooseRef(directory);
    }

    @Test
    void it_moves_and_leaves_no_lock() throws IOException {
        main.replace(Optional.empty(), ONE);
        main.replace(Optional.of(ONE), TWO);
        assertThat(main.read()).contains(TWO);
        assertThat(directory.main().resolveSibling("main.lock")).doesNotExist();
    }

    @Test
    void it_stays_where_somebody_else_has_moved_it() throws IOException {
        main.replace(Optional.empty(), ONE);
        assertThatThrownBy(() -> main.replace(Optional.of(TWO), ONE)).isInstanceOf(IOException.class);
        assertThat(main.read()).contains(ONE);
        assertThat(directory.main().resolveSibling("main.lock")).doesNotExist();
    }

    @Test
    void only_its_own_folder_changes_and_the_spare_file_of_earlier_versions_goes() throws IOException {
        Files.writeString(directory.git().resolve("vpr-spare"), TWO.name());
        main.replace(Optional.empty(), ONE);
        main.replace(Optional.of(ONE), TWO);
        try (Stream<Path> files = Files.list(directory.git())) {
            assertThat(files).allMatch(Files::isDirectory);
        }
    }

    @Test
    void git_and_jgit_take_its_spare_file_for_no_ref(@TempDir Path other) throws IOException {
        Git.run(other, "init", "--initial-branch=main");
        Git.run(other, "commit", "--allow-empty", "--message=one");
        Path heads = other.resolve(".git/refs/heads");
        Files.copy(heads.resolve("main"), heads.resolve(directory.spare().getFileName()));
        assertThat(Git.run(other, "for-each-ref")).hasLineCount(1);
        Git.run(other, "gc");
        assertThat(Git.run(other, "fsck", "--strict")).doesNotContain("spare");
        try (var repository = new FileRepository(other.resolve(".git").toFile())) {
            assertThat(repository.getRefDatabase().getRefsByPrefix("refs/")).hasSize(1);
        }
    }
}
