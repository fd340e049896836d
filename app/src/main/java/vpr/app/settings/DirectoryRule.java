package vpr.app.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a directory must allow before anything starts. */
final class DirectoryRule {

    /** A rule that does not hold, and what to do about it. */
    record Broken(String rule, String remedy) {}

    private DirectoryRule() {}

    /** The directory can be read and written, or created. */
    static Optional<Broken> writable(Path directory) {
        if (!Files.exists(directory)) {
            return creatable(directory);
        }
        Optional<Broken> unreadable = readable(directory);
        if (unreadable.isEmpty() && !Files.isWritable(directory)) {
            return broken(directory + " cannot be written", "Give the user who runs VPR the right to write there.");
        }
        return unreadable;
    }

    /** The directory is there and can be read. */
    static Optional<Broken> readable(Path directory) {
        if (!Files.exists(directory)) {
            return broken(directory + " does not exist", "Create it, or name another directory.");
        }
        if (!Files.isDirectory(directory)) {
            return broken(directory + " is no directory", "Name a directory.");
        }
        if (!Files.isReadable(directory) || !Files.isExecutable(directory)) {
            return broken(directory + " cannot be read", "Give the user who runs VPR the right to read it.");
        }
        return Optional.empty();
    }

    /** The file is there or can be created: its directory is there and can be written. */
    static Optional<Broken> holdsNewFile(Path file) {
        Path parent = file.getParent();
        if (parent == null || Files.isDirectory(file)) {
            return broken(file + " is a directory", "Name a file.");
        }
        return Files.exists(parent)
                ? writable(parent)
                : broken(parent + " does not exist", "Create it, or name a file in another directory.");
    }

    private static Optional<Broken> creatable(Path directory) {
        @Nullable Path existing = directory.getParent();
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (existing == null || !Files.isDirectory(existing) || !Files.isWritable(existing)) {
            return broken(
                    directory + " does not exist and cannot be created",
                    "Create it for the user who runs VPR, or name another directory.");
        }
        return Optional.empty();
    }

    private static Optional<Broken> broken(String rule, String remedy) {
        return Optional.of(new Broken(rule, remedy));
    }
}
