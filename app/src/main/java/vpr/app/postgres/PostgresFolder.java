package vpr.app.postgres;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vpr.app.settings.OwnerOnly;

/**
 * The names below {@code <run directory>/postgres}. What is being made has a name that ends in {@code .new} until it is
 * complete, so anything of that name that is found under the owner lock is the rest of a crash.
 */
record PostgresFolder(Path path) {

    static final String UNFINISHED = ".new";

    static PostgresFolder below(Path runDirectory) {
        try {
            return new PostgresFolder(OwnerOnly.createDirectories(runDirectory.resolve("postgres"))
                    .toRealPath());
        } catch (IOException e) {
            throw new EmbeddedPostgresException.StartFailed("creating " + runDirectory.resolve("postgres"), e);
        }
    }

    Path data() {
        return path.resolve("data");
    }

    Path postmasterPid() {
        return data().resolve("postmaster.pid");
    }

    Path password() {
        return path.resolve("password");
    }

    Path port() {
        return path.resolve("port");
    }

    Path log() {
        return path.resolve("postgres.log");
    }

    /** Held while Postgres is started or stopped. */
    Path startLock() {
        return path.resolve("start.lock");
    }

    /** Held by the process that started Postgres, for as long as it lives. */
    Path ownerLock() {
        return path.resolve("owner.lock");
    }

    /** What one program printed, for the message when it fails. */
    Path outputOf(String program) {
        return path.resolve(program + ".log");
    }

    /** A name that no finished thing has; for the holder of the owner lock. */
    Path unfinished(String name) {
        return path.resolve(name + UNFINISHED);
    }

    void deleteUnfinished() throws IOException {
        for (Path entry : entries()) {
            if (entry.getFileName().toString().endsWith(UNFINISHED)) {
                deleteTree(entry);
            }
        }
    }

    List<Path> entries() throws IOException {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.toList();
        }
    }

    static void deleteTree(Path root) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
