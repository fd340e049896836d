package vpr.gitstore.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;

/** {@code main} and the small files of a record's repository, read as bytes. */
final class MainFile {
    private static final String MAIN = "refs/heads/main";
    private static final String HEAD = "ref: " + MAIN + "\n";
    private static final String CONFIG = "[core]\n\trepositoryformatversion = 0\n\tbare = true\n";
    private static final int ID = 40;

    private MainFile() {}

    /**
     * Where {@code main} is; empty when there is none.
     *
     * @throws ObjectException when it holds something else than an id
     */
    static Optional<ObjectId> read(Path git) throws IOException {
        try {
            String text = new String(Files.readAllBytes(git.resolve(MAIN)), US_ASCII);
            if (text.length() == ID + 1 && ObjectId.isId(text.substring(0, ID))) {
                ObjectId main = ObjectId.fromString(text.substring(0, ID));
                if (text.equals(main.name() + "\n")) {
                    return Optional.of(main);
                }
            }
            throw new ObjectException(ProblemKind.MAIN_MISSING, "main must hold the id of a commit and nothing else");
        } catch (NoSuchFileException e) {
            return packed(git);
        }
    }

    /** As {@code git pack-refs} leaves it. */
    private static Optional<ObjectId> packed(Path git) throws IOException {
        try {
            return Files.readAllLines(git.resolve("packed-refs"), US_ASCII).stream()
                    .filter(line -> line.length() > ID && line.substring(ID).equals(" " + MAIN))
                    .map(line -> line.substring(0, ID))
                    .filter(ObjectId::isId)
                    .map(ObjectId::fromString)
                    .findFirst();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** The rule that {@code HEAD} or {@code config} breaks. */
    static Optional<String> changed(Path git) throws IOException {
        if (!holds(git.resolve("HEAD"), HEAD)) {
            return Optional.of("HEAD must be main");
        }
        return holds(git.resolve("config"), CONFIG)
                ? Optional.empty()
                : Optional.of("config must be what VPR writes: a bare repository and nothing else");
    }

    private static boolean holds(Path file, String text) throws IOException {
        try {
            return new String(Files.readAllBytes(file), US_ASCII).equals(text);
        } catch (NoSuchFileException e) {
            return false;
        }
    }
}
