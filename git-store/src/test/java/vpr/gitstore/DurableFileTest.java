package vpr.gitstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.SyncFailedException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DurableFileTest {
    @TempDir
    Path folder;

    @Test
    void all_missing_parents_are_made() throws IOException {
        Path deep = folder.resolve("a/b/c");
        DurableFile.createDirectories(deep);
        DurableFile.createDirectories(deep);
        DurableFile.write(deep, "file", new byte[] {1, 2});
        assertThat(deep.resolve("file")).hasBinaryContent(new byte[] {1, 2});
        assertThat(deep).isDirectoryContaining("glob:**/file").isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_failed_fsync_is_told_from_every_other_failure() {
        assertThatThrownBy(() -> DurableFile.force(Path.of("/proc/self/comm"))).isInstanceOf(SyncFailedException.class);
        assertThatThrownBy(() -> DurableFile.force(folder.resolve("missing")))
                .isNotInstanceOf(SyncFailedException.class);
    }
}
