package vpr.gitstore;

import static org.assertj.core.api.Assertions.assertThat;
import static vpr.gitstore.Samples.clinicalCreated;
import static vpr.gitstore.Samples.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vpr.record.RecordKind;

class NewRepositoriesTest {
    private static final String CONFIG = "[core]\n\trepositoryformatversion = 0\n\tbare = true\n";

    @TempDir
    Path data;

    private final NewRepositories made = new NewRepositories();

    private RecordDirectory create(int n) throws IOException {
        var directory = new RecordDirectory(data, RecordKind.CLINICAL, record(n));
        made.create(directory);
        return directory;
    }

    private static Path config(RecordDirectory directory) {
        return directory.git().resolve("config");
    }

    @Test
    void git_takes_it_for_a_bare_repository_without_commits() throws IOException {
        RecordDirectory first = create(1);
        RecordDirectory second = create(2);

        for (RecordDirectory one : List.of(first, second)) {
            assertThat(config(one)).hasContent(CONFIG);
            assertThat(Git.run(one.folder(), "rev-parse", "--is-bare-repository"))
                    .isEqualTo("true\n");
            assertThat(Git.run(one.folder(), "symbolic-ref", "HEAD")).isEqualTo("refs/heads/main\n");
        }
    }

    @Test
    void an_empty_record_takes_ten_inodes() throws IOException {
        var folder = new StoreFolder(data);
        try (GitStore store = folder.open()) {
            store.append(List.of(clinicalCreated(record(1))));
            store.append(List.of(clinicalCreated(record(2))));
            store.checkpoint();
        }
        assertThat(ownInodes(folder.clinical(record(2)))).isEqualTo(10);
    }

    private static long ownInodes(RecordDirectory record) throws IOException {
        try (Stream<Path> all = Files.walk(record.folder())) {
            return all.filter(path -> Files.isDirectory(path) || links(path) == 1)
                    .count();
        }
    }

    private static int links(Path path) {
        try {
            return (int) Files.getAttribute(path, "unix:nlink");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void at_most_100_repositories_share_a_file() throws IOException {
        RecordDirectory first = create(0);
        for (int n = 1; n < 100; n++) {
            create(n);
        }
        RecordDirectory another = create(100);

        assertThat(links(config(first))).isEqualTo(100);
        assertThat(links(config(another))).isEqualTo(1);
    }

    @Test
    void what_somebody_made_of_one_repositorys_config_does_not_spread() throws IOException {
        RecordDirectory first = create(1);
        Git.run(first.folder(), "config", "core.fsmonitor", "anything");
        RecordDirectory second = create(2);
        assertThat(config(second)).hasContent(CONFIG);
        assertThat(links(config(second))).isEqualTo(1);

        assertThat(links(config(create(3)))).isEqualTo(2);
    }

    @Test
    void the_config_of_a_repository_that_was_removed_is_not_needed() throws IOException {
        Files.delete(config(create(1)));

        assertThat(config(create(2))).hasContent(CONFIG);
    }

    @Test
    void a_torn_config_is_made_anew_and_those_of_others_stay_as_they_are() throws IOException {
        RecordDirectory first = create(1);
        RecordDirectory second = create(2);
        Files.write(config(first), new byte[10]);

        made.repair(second);

        assertThat(config(second)).hasContent(CONFIG);
        assertThat(Files.readAllBytes(config(first))).isEqualTo(new byte[10]);
        made.repair(first);
        assertThat(config(first)).hasContent(CONFIG);
    }
}
