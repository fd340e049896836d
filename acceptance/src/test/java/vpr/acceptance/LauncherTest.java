package vpr.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher starts VPR from what it has made ready, and makes it ready once. */
class LauncherTest {
    private static final Map<String, String> NOBODY = Map.of("VPR_URL", "http://127.0.0.1:1", "VPR_API_KEY", "vpr_x");

    @TempDir
    Path directory;

    @Test
    void commands_of_people_start_from_a_cache_that_is_made_once() throws Exception {
        var shell = new Shell(directory, List.of("bash", "-c", "./vpr patient list"));
        var first = shell.attempt(NOBODY, "");
        var second = shell.attempt(NOBODY, "");

        assertThat(first.code()).as(first.output()).isEqualTo(3);
        assertThat(second.code()).as(second.output()).isEqualTo(3);
        assertThat(second.output()).contains("start VPR (./vpr run)").doesNotContain("Preparing the commands");
        assertThat(Launcher.unpacked()).isDirectoryContaining("glob:**/vpr.aot");
    }

    @Test
    void each_server_runs_from_links_of_its_own_which_go_after_it() throws Exception {
        var shell = new Shell(directory, List.of("bash", "-c", "./vpr verify --help"));
        for (int start = 0; start < 2; start++) {
            assertThat(shell.run(Map.of(), "")).contains("--since");
        }

        try (var running = Files.list(Launcher.running())) {
            assertThat(running.map(own -> own.resolve("lib"))).hasSize(1).allMatch(Files::isDirectory);
        }
    }
}
