package vpr.gitstore;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the folders and files of repositories: nothing that {@code git init} writes and Git can do without, because each inode
 * counts, times every record. For one thread.
 */
final class NewRepositories {
    private static final Logger LOG = LoggerFactory.getLogger(NewRepositories.class);
    private static final String HEAD = "ref: " + RecordDirectory.MAIN + "\n";
    private static final byte[] CONFIG = "[core]\n\trepositoryformatversion = 0\n\tbare = true\n".getBytes(US_ASCII);

    /** One that goes bad makes so many repositories unreadable at most; nearly all inodes are spared all the same. */
    private static final int MOST_LINKS = 100;

    /** Of the repository that had to be given a file of its own last. */
    private @Nullable Path config;

    private int links;

    void create(RecordDirectory directory) throws IOException {
        Files.createDirectories(directory.packs());
        Files.createDirectories(directory.git().resolve("refs/heads"));
        addConfig(directory.git().resolve("config"));
        // HEAD last: it is what makes the folder a repository.
        Files.writeString(directory.git().resolve("HEAD"), HEAD, US_ASCII);
    }

    /** After a crash: the folders and files that {@link #create} makes, where they are missing or torn. */
    void repair(RecordDirectory directory) throws IOException {
        Path git = directory.git();
        if (isTorn(git.resolve("HEAD"))
                || isTorn(git.resolve("config"))
                || !Files.isDirectory(directory.packs())
                || !Files.isDirectory(git.resolve("refs/heads"))) {
            create(directory);
        }
    }

    /**
     * All have the same, so it is a link to another's and takes neither an inode nor a block. Git puts a new file in the place
     * of one that it changes, and so does this: what others hold is never written into. Where there can be no link (the other is
     * gone, or the file system has none) a file of its own is as good.
     */
    private void addConfig(Path file) throws IOException {
        Files.deleteIfExists(file);
        try {
            if (config != null && links < MOST_LINKS && Arrays.equals(Files.readAllBytes(config), CONFIG)) {
                Files.createLink(file, config);
                links++;
                return;
            }
        } catch (FileSystemException | UnsupportedOperationException e) {
            // Nothing is lost but an inode; what also keeps the file below from being written is said by that.
            LOG.debug("No link to another record's config ({}): this one has a file of its own", e.toString());
        }
        Files.write(file, CONFIG);
        config = file;
        links = 1;
    }

    /** Whether the file has lost its content: what the file system leaves of a file that was never synced. */
    private static boolean isTorn(Path file) throws IOException {
        if (!Files.exists(file)) {
            return true;
        }
        byte[] bytes = Files.readAllBytes(file);
        for (byte b : bytes) {
            if (b == 0) {
                return true;
            }
        }
        return bytes.length == 0;
    }
}
