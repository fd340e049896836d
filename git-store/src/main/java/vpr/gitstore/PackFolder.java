package vpr.gitstore;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;

/** Puts packs into a repository. Nothing is synced here: until the next checkpoint the journal has it all. */
final class PackFolder {
    private static final Object[] LOCKS = Stream.generate(Object::new).limit(64).toArray();

    private final Path folder;

    PackFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * The path of the pack, once it can be seen. A pack is seen by its index, so that comes last, as a whole, under a new
     * name; the pack itself needs no rename, which on ext4 would make later files dearer.
     */
    Path add(PackFile pack) throws IOException {
        synchronized (lock()) {
            return write(pack);
        }
    }

    /** Of few locks for all folders: a pack is never written again while it is removed. */
    private Object lock() {
        return LOCKS[Math.floorMod(folder.hashCode(), LOCKS.length)];
    }

    /**
     * Removes a pack whose objects are all in another one. The index first: without it nobody looks for the pack. Whoever
     * has it open reads on.
     */
    void remove(Path pack) throws IOException {
        synchronized (lock()) {
            for (String suffix : new String[] {".idx", ".rev", ".bitmap", ".pack"}) {
                Files.deleteIfExists(sibling(pack, suffix));
            }
        }
    }

    private Path write(PackFile pack) throws IOException {
        Path packPath = folder.resolve(pack.name() + ".pack");
        Path index = folder.resolve(pack.name() + ".idx");
        if (!Files.exists(index) || !Files.exists(packPath)) {
            Files.write(packPath, pack.pack());
            Path temporary = folder.resolve("tmp_idx_" + pack.name());
            Files.write(temporary, pack.index());
            Files.move(temporary, index, StandardCopyOption.ATOMIC_MOVE);
        }
        return packPath;
    }

    /**
     * After a crash: removes what a writer left half done, and packs whose bytes are not what they were. Whatever was
     * synced is whole; the rest the journal gives again, so damaged packs are moved to {@code aside}, never deleted, and
     * writing never finds them in its way.
     */
    void repair(Path aside) throws IOException {
        for (String leftover : new String[] {"tmp_*", "*.tmp", "*.lock"}) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, leftover)) {
                for (Path file : files) {
                    Files.delete(file);
                }
            }
        }
        try (DirectoryStream<Path> packs = Files.newDirectoryStream(folder, "*.pack")) {
            for (Path pack : packs) {
                Path index = sibling(pack, ".idx");
                if (!isWhole(pack) || !Files.exists(index) || !isWhole(index)) {
                    moveAside(pack, aside);
                    moveAside(index, aside);
                }
            }
        }
    }

    private static Path sibling(Path pack, String suffix) {
        String name = pack.getFileName().toString();
        return pack.resolveSibling(name.substring(0, name.lastIndexOf('.')) + suffix);
    }

    /** Packs and indexes both end with the SHA-1 of all before. */
    private static boolean isWhole(Path file) throws IOException {
        MessageDigest sha1 = GitObject.sha1();
        long left = Files.size(file) - Constants.OBJECT_ID_LENGTH;
        if (left <= 0) {
            return false;
        }
        try (var in = Files.newInputStream(file, StandardOpenOption.READ)) {
            var buffer = new byte[64 * 1024];
            while (left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    return false;
                }
                sha1.update(buffer, 0, read);
                left -= read;
            }
            return Arrays.equals(sha1.digest(), in.readNBytes(Constants.OBJECT_ID_LENGTH));
        }
    }

    private static void moveAside(Path file, Path aside) throws IOException {
        if (Files.exists(file)) {
            Files.createDirectories(aside);
            Files.move(file, aside.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
