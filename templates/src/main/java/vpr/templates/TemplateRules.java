package vpr.templates;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a template may hold: at most 100 files of at most 64 KiB each and 1 MiB together, at most 8 folders deep, with
 * names that every file system can hold, and none of the names that VPR writes itself.
 */
final class TemplateRules {
    static final int DEEPEST = 8;
    static final int MOST_FILES = 100;
    static final int LARGEST_FILE = 64 * 1024;
    static final int LARGEST_TOGETHER = 1024 * 1024;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,98}[A-Za-z0-9])?");
    // Compared without case: on some file systems README.md and readme.md are one file.
    private static final Set<String> RESERVED = Set.of(
            "ehr_status.yaml",
            "records.yaml",
            "patient.yaml",
            "coordination_status.yaml",
            "correspondence",
            "observation",
            "diagnosis",
            "list",
            "reconciliation",
            "contribution",
            "fhir",
            "redactions");

    private final Set<String> seen = new HashSet<>();
    private long together;
    private int files;

    void checkName(String path, String name, int depth) throws InvalidTemplateException {
        if (name.toLowerCase(Locale.ROOT).startsWith(".git")) {
            throw new InvalidTemplateException(printable(path), "must not begin with .git");
        }
        if (!NAME.matcher(name).matches()) {
            throw new InvalidTemplateException(
                    printable(path),
                    "must be named with 1 to 100 ASCII letters, digits, dots, hyphens and underscores,"
                            + " beginning and ending with a letter or digit");
        }
        if (depth == 1 && RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
            throw new InvalidTemplateException(path, "is a name that VPR writes itself");
        }
        if (!seen.add(path.toLowerCase(Locale.ROOT))) {
            throw new InvalidTemplateException(path, "must differ from the other names in more than case");
        }
        if (depth > DEEPEST) {
            throw new InvalidTemplateException(path, "must be at most " + DEEPEST + " levels deep");
        }
    }

    void checkFile(String path, long size) throws InvalidTemplateException {
        files++;
        together += size;
        if (files > MOST_FILES) {
            throw new InvalidTemplateException(".", "must hold at most " + MOST_FILES + " files");
        }
        if (size > LARGEST_FILE) {
            throw new InvalidTemplateException(path, "must be at most " + LARGEST_FILE + " bytes");
        }
        if (together > LARGEST_TOGETHER) {
            throw new InvalidTemplateException(".", "must hold at most " + LARGEST_TOGETHER + " bytes together");
        }
    }

    /** The path with what a terminal or a log must not get replaced. */
    private static String printable(String path) {
        return path.replaceAll("[^\\x20-\\x7e]", "?");
    }
}
