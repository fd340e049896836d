package vpr.app.redis;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The program, unpacked under a name that holds its sum. It is static: it needs no library of the machine. */
final class RedisBinary {
    private static final String VERSION = "redis-server-7.0.15";

    private RedisBinary() {}

    /** For the holder of the owner lock. */
    static Path unpacked(RedisFolder folder) {
        var resource = resource(System.getProperty("os.name"), System.getProperty("os.arch"));
        try (InputStream in = RedisBinary.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new EmbeddedRedisException("the build left out " + resource);
            }
            var bytes = in.readAllBytes();
            var program = folder.path().resolve(VERSION + "-" + sum(bytes));
            if (!Files.exists(program)) {
                unpack(bytes, program);
                deleteOthers(program, folder);
            }
            return program;
        } catch (IOException e) {
            throw new EmbeddedRedisException("unpacking the program", e);
        }
    }

    static String resource(String system, String processor) {
        if (system.equals("Linux")) {
            switch (processor) {
                case "amd64", "x86_64" -> {
                    return "/" + VERSION + "-linux-amd64";
                }
                case "aarch64" -> {
                    return "/" + VERSION + "-linux-arm64";
                }
                default -> {}
            }
        }
        throw new EmbeddedRedisException("VPR ships Redis for Linux on x86_64 and aarch64, not for " + system + " on "
                + processor + ". Set VPR_REDIS_URL to a Redis of your own to have one.");
    }

    private static void unpack(byte[] bytes, Path program) throws IOException {
        var unfinished = program.resolveSibling(program.getFileName() + ".new");
        Files.copy(new ByteArrayInputStream(bytes), unfinished, StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwx------"));
        Files.move(unfinished, program, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void deleteOthers(Path program, RedisFolder folder) throws IOException {
        try (var files = Files.list(folder.path())) {
            for (Path file : List.copyOf(files.toList())) {
                if (file.getFileName().toString().startsWith("redis-server-") && !file.equals(program)) {
                    Files.delete(file);
                }
            }
        }
    }

    private static String sum(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
