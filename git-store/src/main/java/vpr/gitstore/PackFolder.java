package vpr.gitstore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;

/** Puts packs into a repository. Nothing is synced here: until the next checkpoint the journal has it all. */
final class PackFolder {
    private static final Object[] LOCKS =
            Stream.generate(Object::new).limit(4096).toArray();

    /** Java keeps as much memory for each thread that writes. */
    private static final int AT_ONCE = 1024 * 1024;

    private final Path folder;

    PackFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Returns once the pack can be seen. It is seen by its index, so that comes last, as a whole, under a new
     * name; the pack itself needs no rename, which on ext4 would make later files dearer.
     */
    void add(PackFile pack) throws IOException {
        synchronized (lock()) {
            write(pack);
        }
    }

    /**
     * Of some locks for all folders: a pack is never written again while it is removed. So many that the applier hardly ever meets
     * a thread of low priority, which may have to wait for the processor while it holds one.
     */
    private Object lock() {
        return LOCKS[Math.floorMod(folder.hashCode(), LOCKS.length)];
    }

    /**
     * Removes a pack whose objects are all in another one. The index first: without it nobody looks for the pack. Whoever
     * has it open reads on.
     *
     * @param names of the folder's files
     */
    void remove(Path pack, Set<String> names) throws IOException {
        synchronized (lock()) {
            for (String suffix : new String[] {".idx", ".rev", ".bitmap", ".pack"}) {
                Path file = RecordPacks.beside(pack, suffix);
                if (names.contains(file.getFileName().toString())
                        && !file.toFile().delete()) {
                    Files.deleteIfExists(file); // says why not, which the first does not; but asks the system twice
                }
            }
        }
    }

    /** The names of all files. */
    Set<String> files() throws IOException {
        Set<String> names = new HashSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return names;
    }

    private void write(PackFile pack) throws IOException {
        Path packPath = folder.resolve(pack.name() + ".pack");
        Path index = folder.resolve(pack.name() + ".idx");
        try {
            write(packPath, pack.pack(), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            if (Files.exists(index)) {
                return; // it was applied before
            }
            write(packPath, pack.pack(), StandardOpenOption.TRUNCATE_EXISTING);
        }
        Path temporary = folder.resolve("tmp_idx_" + pack.name());
        write(temporary, pack.index(), StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
        Files.move(temporary, index, StandardCopyOption.ATOMIC_MOVE);
    }

    // Files.write asks the system for each 8 KiB, and ext4 finds a place for each of them.
    private static void write(Path file, byte[] bytes, StandardOpenOption... how) throws IOException {
        Set<StandardOpenOption> options = EnumSet.of(StandardOpenOption.WRITE, how);
        try (FileChannel channel = FileChannel.open(file, options)) {
            for (int at = 0; at < bytes.length; ) {
                at += channel.write(ByteBuffer.wrap(bytes, at, Math.min(AT_ONCE, bytes.length - at)));
            }
        }
    }

    /**
     * After a crash: removes what a writer left half done, and packs whose bytes are not what they were. Whatever was
     * synced is whole; the rest the journal gives again, so damaged packs are moved to {@code aside}, never deleted, and
     * writing never finds them in its way.
     *
     * @return the names, without suffix, of what could be seen before and was moved aside
     */
    List<String> repair(Path aside) throws IOException {
        for (String leftover : new String[] {"tmp_*", "*.tmp", "*.lock"}) {
            for (Path file : list(leftover)) {
                Files.delete(file);
            }
        }
        List<String> moved = new ArrayList<>();
        for (String name : names()) {
            Path index = folder.resolve(name + ".idx");
            if (!isWhole(index) || !isWhole(folder.resolve(name + ".pack"))) {
                if (Files.exists(index)) {
                    moved.add(name);
                }
                move(name, folder, aside, List.of(".idx", ".pack"));
            }
        }
        return moved;
    }

    /** Takes back what {@link #repair} moved aside, unless the same pack has been made again. */
    void putBack(String name, Path aside) throws IOException {
        if (!Files.exists(folder.resolve(name + ".idx"))) {
            move(name, aside, folder, List.of(".pack", ".idx"));
        }
    }

    /** Of packs, and of indexes whose pack is gone. */
    private SortedSet<String> names() throws IOException {
        SortedSet<String> names = new TreeSet<>();
        for (Path file : list("*.{pack,idx}")) {
            String name = file.getFileName().toString();
            names.add(name.substring(0, name.lastIndexOf('.')));
        }
        return names;
    }

    private List<Path> list(String pattern) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, pattern)) {
            files.forEach(found::add);
        }
        return found;
    }

    /** In this order, because a pack is seen by its index. */
    private static void move(String name, Path from, Path to, List<String> suffixes) throws IOException {
        Files.createDirectories(to);
        for (String suffix : suffixes) {
            Path file = from.resolve(name + suffix);
            if (Files.exists(file)) {
                Files.move(file, to.resolve(name + suffix), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** Packs and indexes both end with the SHA-1 of all before. */
    private static boolean isWhole(Path file) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
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
}
