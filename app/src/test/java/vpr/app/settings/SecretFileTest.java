package vpr.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFileTest {

    @TempDir
    private Path directory;

    @Test
    void a_missing_file_is_created_for_its_owner_only_and_then_stays() throws IOException {
        Path run = directory.resolve("run");
        Path file = run.resolve("some.key");
        Secret created = SecretFile.readOrCreate(file);
        assertThat(created.reveal()).matches("[0-9a-f]{64}");
        assertThat(SecretFile.readOrCreate(file)).isEqualTo(created);
        assertThat(mode(file)).isEqualTo("rw-------");
        assertThat(mode(run)).isEqualTo("rwx------");
        try (var entries = Files.list(run)) {
            assertThat(entries).containsExactly(file);
        }
    }

    @Test
    void all_who_create_it_at_once_get_the_same_secret() throws Exception {
        Path file = directory.resolve("some.key");
        Callable<Secret> reading = () -> SecretFile.readOrCreate(file);
        Set<Secret> secrets = new HashSet<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Secret>> all = IntStream.range(0, 16)
                    .mapToObj(i -> threads.submit(reading))
                    .toList();
            for (Future<Secret> one : all) {
                secrets.add(one.get());
            }
        }
        assertThat(secrets).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwx--x--x"})
    void a_file_with_any_right_for_others_is_refused_with_the_command_that_helps(String mode) throws IOException {
        Path file = Files.writeString(directory.resolve("open"), "secret");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        assertThatThrownBy(() -> SecretFile.read(file))
                .isInstanceOf(SecretFileException.class)
                .hasMessage(file + " can be read by others. Run: chmod 600 " + file);
    }

    @Test
    void what_is_no_line_of_text_is_refused_without_being_repeated() throws IOException {
        assertRefused(new byte[0], "must hold one line");
        assertRefused("one\ntwo".getBytes(StandardCharsets.UTF_8), "must hold one line");
        assertRefused(new byte[] {(byte) 0xc3, 0x28}, "must be UTF-8 text");
        assertRefused(new byte[5000], "is longer than 4096 bytes");
        assertThatThrownBy(() -> SecretFile.read(directory)).hasMessageContaining("is not a file");
    }

    @Test
    void a_line_end_is_no_part_of_the_secret() throws IOException {
        Path file = Files.createFile(directory.resolve("secret"), OwnerOnly.file());
        Files.writeString(file, "correct horse\r\n");
        assertThat(SecretFile.read(file).reveal()).isEqualTo("correct horse");
    }

    private void assertRefused(byte[] content, String rule) throws IOException {
        Path file = directory.resolve("secret");
        Files.deleteIfExists(file);
        Files.write(Files.createFile(file, OwnerOnly.file()), content);
        assertThatThrownBy(() -> SecretFile.read(file))
                .isInstanceOf(SecretFileException.class)
                .hasMessageContaining(rule)
                .hasMessageNotContaining("two");
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
