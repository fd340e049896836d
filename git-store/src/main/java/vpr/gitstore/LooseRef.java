package vpr.gitstore;

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
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;

/**
 * {@code main} as the one small file that it nearly always is, moved by Git's own protocol: whoever makes the lock file may
 * change it, and puts the lock file in its place. The lock file is a link to a spare file, which costs no new inode. JGit does the same with a walk through the history that costs ten times as much,
 * to find out what is known here already.
 */
final class LooseRef {
    private final RecordDirectory directory;

    LooseRef(RecordDirectory directory) {
        this.directory = directory;
    }

    /** Empty when there is no such file, or it holds something else than an id: then Git has to be asked. */
    Optional<ObjectId> read() throws IOException {
        try {
            String text = Files.readString(directory.main(), US_ASCII);
            return text.length() == 41 && text.endsWith("\n") && ObjectId.isId(text.substring(0, 40))
                    ? Optional.of(ObjectId.fromString(text.substring(0, 40)))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /**
     * Moves it, if it still is where it was.
     *
     * @throws IOException when somebody holds the lock, or has moved it; nothing is changed then
     */
    void replace(Optional<ObjectId> from, ObjectId to) throws IOException {
        Path spare = directory.spare();
        Path lock = directory.main().resolveSibling("main.lock");
        write(spare, to);
        try {
            Files.createLink(lock, spare);
        } catch (FileAlreadyExistsException e) {
            throw new IOException("record " + directory.id() + ": main is locked, by " + lock, e);
        }
        boolean moved = false;
        try {
            if (!read().equals(from)) {
                throw new IOException("record " + directory.id() + ": main was moved by somebody else meanwhile");
            }
            put(lock, spare, from.isPresent());
            moved = true;
        } finally {
            if (!moved) {
                // The spare first: it must never be the file that main is when the next one is written into it.
                Files.deleteIfExists(spare);
                Files.deleteIfExists(lock);
            }
        }
    }

    /** The old file becomes the spare one, so that none is made or given up; or the lock is renamed over it. */
    private void put(Path lock, Path spare, boolean exists) throws IOException {
        if (exists && FileExchange.exchange(lock, directory.main())) {
            Files.move(lock, spare, StandardCopyOption.ATOMIC_MOVE);
        } else {
            Files.delete(spare);
            Files.move(lock, directory.main(), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Always as many bytes, so the file keeps its place on the disk. */
    private static void write(Path spare, ObjectId id) throws IOException {
        try (FileChannel channel = FileChannel.open(spare, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
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
