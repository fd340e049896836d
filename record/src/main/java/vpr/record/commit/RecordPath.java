package vpr.record.commit;

import java.util.List;
import java.util.Set;
import vpr.record.InvalidException;

/**
 * The path of a file or folder inside a record's repository: ASCII names that any file system keeps as they are, none of
 * them hidden from or dangerous to Git. The order is that of the bytes.
 *
 * @param text names joined by slashes, without one at an end
 */
public record RecordPath(String text) implements Comparable<RecordPath> {
    private static final int LONGEST = 250;
    private static final int DEEPEST = 10;
    private static final int LONGEST_NAME = 100;
    private static final Set<String> GIT_FILES = Set.of(".gitattributes", ".gitignore", ".gitkeep");

    public RecordPath {
        if (text.length() > LONGEST) {
            throw new InvalidException("path", "must be at most " + LONGEST + " characters");
        }
        String[] names = text.split("/", -1);
        if (names.length > DEEPEST) {
            throw new InvalidException("path", "must be at most " + DEEPEST + " names deep");
        }
        for (String name : names) {
            requireName(name);
        }
    }

    /** The path with these names. */
    public static RecordPath of(String first, String... more) {
        return new RecordPath(more.length == 0 ? first : first + "/" + String.join("/", more));
    }

    /** The file or folder of this name in this folder. */
    public RecordPath resolve(String name) {
        return new RecordPath(text + "/" + name);
    }

    /** From the outermost folder to the file. */
    public List<String> names() {
        return List.of(text.split("/", -1));
    }

    /** The last of the names. */
    public String name() {
        return text.substring(text.lastIndexOf('/') + 1);
    }

    /** Whether it lies, at whatever depth, in the folder. */
    public boolean isIn(RecordPath folder) {
        return text.startsWith(folder.text + "/");
    }

    private static void requireName(String name) {
        if (!isName(name)) {
            throw new InvalidException(
                    "path",
                    "must be names of 1 to 100 letters, digits, dots, hyphens or underscores, no dot at the end");
        }
        if (name.regionMatches(true, 0, ".git", 0, 4) && !GIT_FILES.contains(name)) {
            throw new InvalidException("path", "must not hold a name that Git keeps for itself");
        }
    }

    private static boolean isName(String name) {
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.endsWith(".")) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && !(c >= '0' && c <= '9') && c != '.' && c != '_' && c != '-') {
                return false;
            }
        }
        return true;
    }

    @Override
    public int compareTo(RecordPath other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
