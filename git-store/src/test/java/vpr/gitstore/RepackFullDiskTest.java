package vpr.gitstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static vpr.gitstore.Samples.CLINICAL;
import static vpr.gitstore.Samples.clinicalCreated;
import static vpr.gitstore.Samples.letter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packs on a file system that is full; a small one in memory, which takes root to mount. */
class RepackFullDiskTest {
    @TempDir
    Path folder;

    private Path full;
    private RecordDirectory directory;

    @BeforeEach
    void a_record_on_a_full_disk() throws IOException, InterruptedException {
        var store = new StoreFolder(folder.resolve("store"));
        try (GitStore open = store.open()) {
            for (int n = 0; n <= 10; n++) {
                open.append(List.of(n == 0 ? clinicalCreated(CLINICAL) : letter(CLINICAL, n)));
                open.checkpoint();
            }
        }
        full = Files.createDirectory(folder.resolve("full"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", full.toString()), "needs root to mount a tmpfs");
        Path from = store.clinical(CLINICAL).git();
        directory = new StoreFolder(full).clinical(CLINICAL);
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path to = directory.git().resolve(from.relativize(path).toString());
                Files.createDirectories(to.getParent());
                if (Files.isRegularFile(path)) {
                    Files.copy(path, to);
                } else {
                    Files.createDirectories(to);
                }
            }
        }
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        run("umount", full.toString());
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    }

    private Set<String> files() throws IOException {
        try (Stream<Path> all = Files.list(directory.packs())) {
            return all.map(path -> path.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    @Test
    void a_pack_that_does_not_fit_leaves_the_old_ones_and_nothing_else() throws IOException {
        Set<String> before = files();
        // All that is free but a page.
        int free = Math.toIntExact(full.toFile().getUsableSpace());
        Files.write(full.resolve("filled"), new byte[free - 4096]);

        RepackPlan plan = RepackRules.defaults().all(RecordPacks.of(directory));
        assertThatThrownBy(() -> new RepackFiles(directory).write(plan)).isInstanceOf(IOException.class);

        assertThat(files()).isEqualTo(before);
        assertThat(Git.run(directory.folder(), "fsck", "--full", "--strict"))
                .doesNotContain("error", "missing", "broken");

        Files.delete(full.resolve("filled"));
        assertThat(new RepackFiles(directory).write(plan)).startsWith("pack-");
    }

    @Test
    void nothing_is_begun_where_there_is_little_room() throws IOException, InterruptedException {
        Set<String> before = files();
        var counts = new RepackCounts();
        var round = new RepackRound(new Repositories(), counts);

        round.write(directory, RepackRules.defaults()::all);

        round.show();
        assertThat(files()).isEqualTo(before);
        assertThat(counts.facts(0).lastFailure())
                .hasValueSatisfying(why -> assertThat(why).contains(CLINICAL.hex(), "too full"));
    }
}
