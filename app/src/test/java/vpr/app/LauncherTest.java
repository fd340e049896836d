package vpr.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script, as far as it can be run without a build. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class LauncherTest {

    private static final Path LAUNCHER = Path.of("../vpr").toAbsolutePath().normalize();
    private static final String THIS_JDK = System.getProperty("java.home");

    @TempDir
    private Path directory;

    @Test
    void alone_it_says_what_it_can_do() throws Exception {
        assertThat(run(Map.of(), LAUNCHER))
                .contains("./vpr run", "./vpr verify", "./vpr replay", "./vpr letter", "--demo", "./vpr check");
    }

    @Test
    void it_works_from_any_directory_and_through_a_link() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("vpr"), LAUNCHER);
        try {
            assertThat(run(Map.of("JAVA_HOME", THIS_JDK), link, "jdk")).isEqualTo(THIS_JDK);
        } finally {
            Files.delete(link);
        }
    }

    @Test
    void a_newer_jdk_is_taken() throws Exception {
        Path newer = jdk("newer", "26.0.1");
        assertThat(run(Map.of("JAVA_HOME", newer.toString()), LAUNCHER, "jdk")).isEqualTo(newer.toString());
    }

    @Test
    void an_older_jdk_in_java_home_and_on_the_path_is_passed_over() throws Exception {
        Path old = jdk("old", "17.0.15");
        Path good = jdk("home/.jdks/good", "25.0.1");
        String path = old.resolve("bin") + ":" + System.getenv("PATH");
        String home = directory.resolve("home").toString();
        assertThat(run(Map.of("JAVA_HOME", old.toString(), "PATH", path, "HOME", home), LAUNCHER, "jdk"))
                .isNotEqualTo(old.toString())
                .satisfiesAnyOf(
                        jdk -> assertThat(jdk).isEqualTo(good.toString()),
                        jdk -> assertThat(Runtime.Version.parse(javaVersion(Path.of(jdk)))
                                        .feature())
                                .isGreaterThanOrEqualTo(25));
    }

    private static String javaVersion(Path jdk) {
        try {
            return Files.readString(jdk.resolve("release")).replaceAll("(?s).*JAVA_VERSION=\"([^\"]+)\".*", "$1");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the launcher looks at in a JDK. */
    private Path jdk(String name, String version) throws IOException {
        Path home = Files.createDirectories(directory.resolve(name));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"A\"\nJAVA_VERSION=\"" + version + "\"\n");
        Path bin = Files.createDirectories(home.resolve("bin"));
        for (String program : List.of("java", "javac")) {
            Files.createFile(
                    bin.resolve(program),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        }
        return home.toRealPath();
    }

    private String run(Map<String, String> environment, Path launcher, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).describedAs(said).isZero();
        return said.strip();
    }
}
