package vpr.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wrong settings stop VPR before it does anything, and all of them are named at once. */
class SettingsTest {
    @TempDir
    Path directory;

    @Test
    void all_wrong_settings_are_named_at_once_with_what_to_do() throws Exception {
        var result = Command.of(
                        directory,
                        Map.of(
                                "VPR_HTTP_PORT",
                                "99999",
                                "VPR_ROLES",
                                "commander",
                                "VPR_TIME_ZONE",
                                "Nowhere",
                                "VPR_NAMSPACE",
                                "x"),
                        "run")
                .run();

        assertThat(result.code()).isNotZero();
        assertThat(result.output())
                .contains("VPR_HTTP_PORT", "VPR_ROLES", "VPR_TIME_ZONE", "VPR_NAMSPACE")
                .doesNotContain("\tat ");
        assertThat(directory.resolve("patient_data")).doesNotExist();
    }

    @Test
    void a_taken_port_is_named() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var result = Command.of(directory, Map.of("VPR_HTTP_PORT", Integer.toString(taken.getLocalPort())), "run")
                    .run();

            assertThat(result.code()).isNotZero();
            assertThat(result.output()).contains("VPR_HTTP_PORT").doesNotContain("\tat ");
        }
    }

    @Test
    void a_template_with_a_symbolic_link_is_refused() throws Exception {
        var template = Files.createDirectory(directory.resolve("template"));
        Files.createSymbolicLink(template.resolve("passwords"), Path.of("/etc/passwd"));
        var result = Command.of(
                        directory,
                        Map.of(
                                "VPR_TEMPLATE_DIR",
                                template.toString(),
                                "VPR_HTTP_PORT",
                                Integer.toString(RunningVpr.freePort())),
                        "run")
                .run();

        assertThat(result.code()).isNotZero();
        assertThat(result.output()).contains("passwords", "symbolic link").doesNotContain("\tat ");
    }

    @Test
    void a_data_directory_that_is_a_file_is_named() throws Exception {
        var file = Files.writeString(directory.resolve("file"), "x");
        var result = Command.of(directory, Map.of("VPR_DATA", file.toString()), "run")
                .run();

        assertThat(result.code()).isNotZero();
        assertThat(result.output()).contains("VPR_DATA").doesNotContain("\tat ");
    }
}
