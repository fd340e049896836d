package vpr.gitstore;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
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
 * change it, and renames the lock over it. JGit does the same with a walk through the history that costs ten times as much,
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
        Path lock = directory.main().resolveSibling("main.lock");
        try {
            Files.writeString(
                    lock, to.name() + "\n", US_ASCII, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw new IOException("record " + directory.id() + ": main is locked, by " + lock, e);
        }
        try {
            if (!read().equals(from)) {
                throw new IOException("record " + directory.id() + ": main was moved by somebody else meanwhile");
            }
            Files.move(lock, directory.main(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(lock);
        }
    }

    /** Whether its value could stand elsewhere than in its file. */
    boolean mayBePacked() {
        return Files.exists(directory.git().resolve("packed-refs"));
    }
}
