package vpr.app.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import vpr.app.embedded.LoopbackPort;
import vpr.app.settings.Secret;
import vpr.app.settings.SecretFile;
import vpr.redis.Redis;

@EnabledOnOs(OS.LINUX)
class EmbeddedRedisTest {
    @TempDir
    private Path run;

    private final List<String> progress = new ArrayList<>();

    private EmbeddedRedis start() {
        return EmbeddedRedis.startOrJoin(run, progress::add);
    }

    private RedisFolder folder() {
        return RedisFolder.below(run);
    }

    private String ask(EmbeddedRedis redis, String name) throws Exception {
        try (var client = new Redis(redis.address())) {
            var answer = client.connection().within(5_000).orElseThrow().sync().configGet(name);
            return String.valueOf(answer.get(name));
        }
    }

    @Test
    void it_is_on_loopback_in_memory_alone_and_bounded() throws Exception {
        try (var redis = start()) {
            assertThat(redis.address().url()).startsWith("redis://127.0.0.1:");
            assertThat(ask(redis, "bind")).isEqualTo("127.0.0.1");
            assertThat(ask(redis, "save")).isEmpty();
            assertThat(ask(redis, "appendonly")).isEqualTo("no");
            assertThat(ask(redis, "maxmemory")).isEqualTo(Long.toString(64L << 20));
            assertThat(ask(redis, "maxmemory-policy")).isEqualTo("allkeys-lru");
        }
        assertThat(progress).containsExactly("Starting Redis");
    }

    @Test
    void its_password_is_random_and_neither_in_its_arguments_nor_its_log_nor_open_to_others() throws Exception {
        try (var redis = start()) {
            var password = SecretFile.read(folder().password()).reveal();
            assertThat(password).matches("[0-9a-f]{64}");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder().password())))
                    .isEqualTo("rw-------");
            assertThat(Files.readString(Path.of(
                            "/proc", Long.toString(redis.handle().orElseThrow().pid()), "cmdline")))
                    .doesNotContain(password);
            assertThat(Files.readString(folder().log())).doesNotContain(password);
            assertThat(redis.address()).asString().doesNotContain(password);
            var port = LoopbackPort.read(folder().port()).orElseThrow();
            assertThat(RedisLogin.at(port, new Secret("wrong"))).isEqualTo(RedisLogin.Answer.WRONG_PASSWORD);
        }
    }

    @Test
    void a_second_one_joins_and_leaves_it_running() {
        try (var owner = start()) {
            var joined = start();
            assertThat(joined.isOwned()).isFalse();
            assertThat(joined.address()).isEqualTo(owner.address());
            joined.close();
            assertThat(owner.handle().orElseThrow().isAlive()).isTrue();
        }
    }

    @Test
    void it_ends_with_its_owner_and_keeps_its_port_over_a_restart() {
        var first = start();
        var server = first.handle().orElseThrow();
        first.close();
        assertThat(server.isAlive()).isFalse();
        try (var second = start()) {
            assertThat(second.address()).isEqualTo(first.address());
        }
    }

    @Test
    void it_takes_another_port_when_its_own_is_taken() throws IOException {
        start().close();
        var port = LoopbackPort.read(folder().port()).orElseThrow();
        try (var taken = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"));
                var redis = start()) {
            assertThat(taken.isBound()).isTrue();
            assertThat(redis.address().url()).doesNotContain(":" + port + "/");
        }
    }

    @Test
    void of_four_that_start_at_once_exactly_one_owns_it() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<EmbeddedRedis> starting = () -> EmbeddedRedis.startOrJoin(run, line -> {});
            var all = IntStream.range(0, 4)
                    .mapToObj(i -> threads.submit(starting))
                    .toList();
            var started = new ArrayList<EmbeddedRedis>();
            for (var one : all) {
                started.add(one.get());
            }
            assertThat(started).filteredOn(EmbeddedRedis::isOwned).hasSize(1);
            started.forEach(EmbeddedRedis::close);
        }
    }

    @Test
    void a_machine_for_which_no_program_is_shipped_is_told_so() {
        assertThatThrownBy(() -> RedisBinary.resource("Windows 11", "amd64"))
                .isInstanceOf(EmbeddedRedisException.class)
                .hasMessageContaining("VPR_REDIS_URL");
        assertThat(RedisBinary.resource("Linux", "aarch64")).endsWith("linux-arm64");
    }
}
