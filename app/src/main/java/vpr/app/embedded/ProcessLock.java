package vpr.app.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import vpr.app.settings.OwnerOnly;

/** A lock between processes, and inside this one, that the kernel lets go when its holder dies. */
public final class ProcessLock implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(20);

    /**
     * What this process holds. Closing any channel of a file drops all POSIX locks that the process has on it, so a
     * second channel must not even be opened.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel channel;

    private ProcessLock(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** The lock, or empty when anyone holds it. */
    public static Optional<ProcessLock> tryAcquire(Path path) throws IOException {
        if (!HELD.add(path)) {
            return Optional.empty();
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    path, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OwnerOnly.file());
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(new ProcessLock(path, channel));
            }
        } catch (IOException | RuntimeException e) {
            abandon(path, channel);
            throw e;
        }
        abandon(path, channel);
        return Optional.empty();
    }

    /** The lock, after waiting for it; empty when that took too long. */
    public static Optional<ProcessLock> acquire(Path path, Duration limit) throws IOException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            Optional<ProcessLock> lock = tryAcquire(path);
            if (lock.isPresent()) {
                return lock;
            }
            if (System.nanoTime() > deadline) {
                return Optional.empty();
            }
            Pause.of(PAUSE);
        }
    }

    @Override
    public void close() {
        if (!channel.isOpen()) {
            return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("releasing " + path, e);
        } finally {
            HELD.remove(path);
        }
    }

    private static void abandon(Path path, @Nullable FileChannel channel) throws IOException {
        try {
            if (channel != null) {
                channel.close();
            }
        } finally {
            HELD.remove(path);
        }
    }
}
