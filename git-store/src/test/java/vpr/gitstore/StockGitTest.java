package vpr.gitstore;

import static org.assertj.core.api.Assertions.assertThat;
import static vpr.gitstore.Samples.CLINICAL;
import static vpr.gitstore.Samples.clinicalCreated;
import static vpr.gitstore.Samples.letter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record can be opened without VPR. */
class StockGitTest {
    @TempDir
    Path data;

    private Path record;
    private Receipt last;

    @BeforeEach
    void two_letters() throws IOException {
        var folder = new StoreFolder(data);
        try (GitStore store = folder.open()) {
            store.append(List.of(clinicalCreated(CLINICAL)));
            store.append(List.of(letter(CLINICAL, 1)));
            store.checkpoint();
            last = store.append(List.of(letter(CLINICAL, 2), letter(CLINICAL, 3)));
        }
        record = folder.clinical(CLINICAL).folder();
    }

    @Test
    void git_finds_nothing_wrong() {
        assertThat(Git.run(record, "fsck", "--full", "--strict", "--no-dangling"))
                .doesNotContain("error", "warning", "missing");
        assertThat(Git.run(record, "count-objects", "-v"))
                .contains("count: 0\n", "garbage: 0\n", "prune-packable: 0\n");
    }

    @Test
    void git_log_reads_as_the_story_of_the_record() {
        assertThat(Git.run(record, "log", "--reverse", "--format=%an <%ae> %ad%n%cn: %s", "--date=iso-strict"))
                .isEqualTo("""
                        Ada Example <GMC.1234567@registration.invalid> 2026-03-01T08:00:00+00:00
                        VPR: record:create: Clinical record created
                        Ada Example <GMC.1234567@registration.invalid> 2026-03-01T08:00:01+00:00
                        VPR: letter:create: Letter added
                        Ada Example <GMC.1234567@registration.invalid> 2026-03-01T08:00:02+00:00
                        VPR: letter:create: Letter added
                        Ada Example <GMC.1234567@registration.invalid> 2026-03-01T08:00:03+00:00
                        VPR: letter:create: Letter added
                        """);
        assertThat(Git.run(record, "log", "-1", "--format=%(trailers:key=Sequence,valueonly)")
                        .strip())
                .isEqualTo("3");
    }

    @Test
    void main_is_the_commit_that_was_acknowledged() {
        assertThat(Git.run(record, "rev-parse", "main").strip())
                .isEqualTo(last.commitOf(CLINICAL).hex());
        assertThat(Git.run(record, "cat-file", "-p", "main")).contains("gpgsig -----BEGIN SIGNED MESSAGE-----");
    }

    @Test
    void a_clone_has_the_files(@TempDir Path elsewhere) throws IOException {
        Git.run(elsewhere, "clone", "-q", record.toString(), "clone");
        Path clone = elsewhere.resolve("clone");

        assertThat(Git.run(clone, "status", "--porcelain")).isEmpty();
        assertThat(clone.resolve("care-plan/README.md")).hasContent("# Care plan");
        try (Stream<Path> letters = Files.list(clone.resolve("correspondence/letter"))) {
            assertThat(letters)
                    .hasSize(3)
                    .allSatisfy(letter -> assertThat(letter.resolve("body.md")).isRegularFile());
        }
    }

    @Test
    void a_record_takes_few_inodes() throws IOException {
        try (Stream<Path> all = Files.walk(record)) {
            List<Path> besidesPacks = all.filter(path -> !path.toString().contains("/objects/pack/"))
                    .toList();
            assertThat(besidesPacks).hasSizeLessThanOrEqualTo(10);
        }
    }

    @Test
    void the_store_goes_on_after_git_has_repacked_the_record() throws IOException {
        Git.run(record, "gc", "-q", "--prune=now");
        Git.run(record, "pack-refs", "--all");
        try (GitStore store = new StoreFolder(data).open()) {
            assertThat(store.head(CLINICAL))
                    .hasValueSatisfying(head -> assertThat(head.sequence()).isEqualTo(3));
            store.append(List.of(letter(CLINICAL, 4)));
        }
        assertThat(Git.run(record, "rev-list", "--count", "main").strip()).isEqualTo("5");
        assertThat(Git.run(record, "fsck", "--full", "--strict")).doesNotContain("error", "missing");
    }
}
