package vpr.templates;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads a template's directory without ever following a link, and refuses it at the first thing that is wrong. */
final class TemplateDirectory {
    // Folders without files do not count as files, so what is looked at is bounded apart.
    private static final int MOST_ENTRIES = 1_000;

    private final TemplateRules rules = new TemplateRules();
    private final Map<String, byte[]> files = new TreeMap<>();
    private int entries;

    private TemplateDirectory() {}

    static Map<String, byte[]> read(Path directory) throws InvalidTemplateException {
        if (!Files.isDirectory(directory)) {
            throw new InvalidTemplateException(".", "must be a directory that exists");
        }
        var reading = new TemplateDirectory();
        reading.folder(directory, "", 1);
        if (reading.files.isEmpty()) {
            throw new InvalidTemplateException(".", "must hold at least one file");
        }
        return reading.files;
    }

    private void folder(Path folder, String prefix, int depth) throws InvalidTemplateException {
        for (var child : children(folder, prefix)) {
            var name = String.valueOf(child.getFileName());
            var path = prefix + name;
            rules.checkName(path, name, depth);
            try {
                entry(child, path, depth);
            } catch (IOException e) {
                throw new InvalidTemplateException(path, "must be readable");
            }
        }
    }

    private void entry(Path child, String path, int depth) throws IOException, InvalidTemplateException {
        var attributes = Files.readAttributes(child, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isSymbolicLink()) {
            throw new InvalidTemplateException(path, "must not be a symbolic link");
        }
        if (attributes.isDirectory()) {
            folder(child, path + "/", depth + 1);
        } else if (attributes.isRegularFile()) {
            files.put(path, content(child, path));
        } else {
            throw new InvalidTemplateException(path, "must be a file or a directory");
        }
    }

    // The size is taken from what was read: a file may grow between being looked at and being read.
    private byte[] content(Path file, String path) throws IOException, InvalidTemplateException {
        try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            var content = in.readNBytes(TemplateRules.LARGEST_FILE + 1);
            rules.checkFile(path, content.length);
            return content;
        }
    }

    private List<Path> children(Path folder, String prefix) throws InvalidTemplateException {
        var children = new ArrayList<Path>();
        try (var stream = Files.newDirectoryStream(folder)) {
            for (var child : stream) {
                entries++;
                if (entries > MOST_ENTRIES) {
                    throw new InvalidTemplateException(".", "must hold at most " + MOST_ENTRIES + " names");
                }
                children.add(child);
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw new InvalidTemplateException(prefix.isEmpty() ? "." : prefix, "must be readable");
        }
        children.sort(null);
        return children;
    }
}
