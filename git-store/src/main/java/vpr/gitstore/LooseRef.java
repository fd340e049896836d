package vpr.gitstore;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code main} as the one small file that it nearly always is, moved by Git's own protocol: whoever makes the lock file may
 * change it, and puts the lock file in its place. The lock file is a link to a spare file, which costs no new inode. JGit does the same with a walk through the history that costs ten times as much,
 * to find out what is known here already.
 */
final class LooseRef {
    private static final Logger LOG = LoggerFactory.getLogger(LooseRef.class);
    private static final Duration STALE = Duration.ofMinutes(1);

    private final RecordDirectory directory;

    LooseRef(RecordDirectory directory) {
        this.directory = directory;
    }

    /** Empty when there is no such file, or it holds something else than an id: then Git has to be asked. */
    Optional<ObjectId> read() throws IOException {
        try {
            String text = new String(Files.readAllBytes(directory.main()), ISO_8859_1);
            return text.length() == 41 && text.endsWith("\n") && ObjectId.isId(text.substring(0, 40))
                    ? Optional.of(ObjectId.fromString(text.substring(0, 40)))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Whether its file is there and holds neither an id nor the name of another ref: a crash or a bad disk made that. */
    boolean isUnreadable() throws IOException {
        return Files.exists(directory.main())
                && read().isEmpty()
                && !new String(Files.readAllBytes(directory.main()), ISO_8859_1).startsWith("ref: ");
    }

    /**
     * Moves it, if it still is where it was.
     *
     * @throws IOException when somebody holds the lock, or has moved it; nothing is changed then
     */
    void replace(Optional<ObjectId> from, ObjectId to) throws IOException {
        if (!replaceIf(from, to)) {
            throw new IOException("record " + directory.id() + ": main was moved by somebody else meanwhile");
        }
    }

    /**
     * Moves it, if it is there; else false.
     *
     * @throws IOException when somebody holds the lock; nothing is changed then
     */
    boolean replaceIf(Optional<ObjectId> from, ObjectId to) throws IOException {
        Path spare = directory.spare();
        Path lock = directory.main().resolveSibling("main.lock");
        write(spare, to);
        lock(lock, spare);
        boolean moved = false;
        try {
            if (read().equals(from)) {
                put(lock, spare, from.isPresent());
                moved = true;
            }
            return moved;
        } finally {
            if (!moved) {
                // The spare first: it must never be the file that main is when the next one is written into it.
                Files.deleteIfExists(spare);
                Files.deleteIfExists(lock);
            }
        }
    }

    private void lock(Path lock, Path spare) throws IOException {
        try {
            Files.createLink(lock, spare);
        } catch (FileAlreadyExistsException e) {
            if (!isStale(lock, spare)) {
                throw new IOException("record " + directory.id() + ": main is locked, by " + lock, e);
            }
            LOG.warn("Record {}: {} was left by a process that ended long ago; it is removed", directory.id(), lock);
            Files.delete(lock);
            Files.createLink(lock, spare);
        }
    }

    /**
     * Git moves a ref in milliseconds, so whoever made a lock that old has died, and one such lock would hold up every
     * record. Both times are the file system's, whatever the clock did meanwhile.
     */
    private static boolean isStale(Path lock, Path spare) throws IOException {
        long age = Files.getLastModifiedTime(spare).toMillis()
                - Files.getLastModifiedTime(lock).toMillis();
        return age > STALE.toMillis();
    }

    /** The old file becomes the spare one, so that none is made or given up; or the lock is renamed over it. */
    private void put(Path lock, Path spare, boolean exists) throws IOException {
        if (exists && FileExchange.exchange(spare, directory.main())) {
            Files.delete(lock);
        } else {
            Files.delete(spare);
            Files.move(lock, directory.main(), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Always as many bytes, so the file keeps its place on the disk. */
    private void write(Path spare, ObjectId id) throws IOException {
        try (FileChannel channel = FileChannel.open(spare, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (channel.size() == 0) { // it was made by this
                Files.deleteIfExists(directory.earlierSpare());
            }
            var bytes = ByteBuffer.wrap((id.name() + "\n").getBytes(US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes, bytes.position());
            }
        }
    }

    /** Whether there is a value, though {@link #read} finds none. */
    boolean mayStandElsewhere() {
        return mayBePacked() || Files.exists(directory.main());
    }

    /** Whether its value could stand elsewhere than in its file. */
    boolean mayBePacked() {
        return Files.exists(directory.git().resolve("packed-refs"));
    }
}
