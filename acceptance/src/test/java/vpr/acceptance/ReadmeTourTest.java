package vpr.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's first tour does what it says: its blocks are run as they stand, one after another. */
class ReadmeTourTest {
    private static final Pattern SECTION = Pattern.compile("(?s)\n## A first tour\n(.*?)\n## ");
    private static final Pattern BLOCK = Pattern.compile("(?s)\n```sh\n(.*?)\n```\n");
    private static final String WITHOUT_SERVER = "./vpr replay";

    @TempDir
    Path directory;

    @Test
    void every_block_of_the_first_tour_runs_as_it_stands() throws Exception {
        for (var tool : List.of("bash", "curl", "git", "gpgsm", "openssl")) {
            assumeTrue(Tool.exists(tool), tool + " is missing, so the README's tour is not run");
        }
        var blocks = blocks();
        assertThat(blocks).hasSizeGreaterThanOrEqualTo(8);
        assertThat(blocks.getLast()).startsWith(WITHOUT_SERVER);

        String said;
        try (var vpr = RunningVpr.start(directory, Map.of())) {
            var typed = new Home(directory).administrator() + "\n";
            said = bash(String.join("\n", blocks.subList(0, blocks.size() - 1)), vpr.url(), typed);
        }
        var replayed = bash(blocks.getLast(), "http://127.0.0.1:1", "");

        assertThat(said)
                .contains("-- Continue amlodipine 5 mg once daily", "+- Continue amlodipine 10 mg once daily")
                .contains("\"name\":\"Jane Jones\"")
                .contains("Author-Registration: GMC 1234567")
                .contains("letter:update: Letter edited")
                .contains("Good signature")
                .contains("0 problems");
        assertThat(replayed).contains("equal");
    }

    private static List<String> blocks() throws IOException {
        var readme = Files.readString(Path.of("..", "README.md"), StandardCharsets.UTF_8);
        var section = SECTION.matcher(readme);
        assertThat(section.find()).as("the README has the section").isTrue();
        return BLOCK.matcher(section.group(1))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    /** Runs the text in an own bash that ends at the first failure; gives what it printed. */
    private String bash(String text, String url, String typed) throws IOException, InterruptedException {
        var script = Files.writeString(
                Files.createTempFile(directory, "tour-", ".sh"),
                "set -euo pipefail\ntrap 'gpgconf --kill all || true' EXIT\n" + text + "\n");
        return new Shell(directory, Stream.of("bash", script.toString()).toList()).run(Map.of("VPR_URL", url), typed);
    }
}
