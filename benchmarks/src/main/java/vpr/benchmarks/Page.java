package vpr.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page that keeps the latest figures, each benchmark's between two marks of its own. */
record Page(Path file) {
    /** Writes one benchmark's figures over its last ones, and touches nothing else. */
    void replace(String benchmark, String text) throws IOException {
        Files.writeString(file, replaced(Files.readString(file), benchmark, text));
    }

    static String replaced(String page, String benchmark, String text) {
        var begin = "<!-- " + benchmark + ": begin -->\n";
        var end = "<!-- " + benchmark + ": end -->\n";
        int from = page.indexOf(begin);
        int to = page.indexOf(end);
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("the page has no section for " + benchmark);
        }
        return page.substring(0, from + begin.length()) + text.strip() + "\n" + page.substring(to);
    }
}
