package vpr.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;
import vpr.query.TextDiff.Change;
import vpr.query.TextDiff.Hunk;
import vpr.query.TextDiff.Line;

class TextDiffTest {
    @Provide
    Arbitrary<String> text() {
        return Arbitraries.of("a", "b", "Dear Dr Patel,", "", "\n", "\n", "ä\n")
                .list()
                .ofMaxSize(60)
                .map(parts -> String.join("", parts));
    }

    @Property
    void applied_to_the_first_text_it_gives_the_second(@ForAll("text") String from, @ForAll("text") String to) {
        assertThat(applied(TextDiff.between(from, to), from)).isEqualTo(to);
    }

    @Property
    void texts_differ_exactly_when_there_is_a_hunk_and_each_hunk_holds_a_change(
            @ForAll("text") String from, @ForAll("text") String to) {
        var hunks = TextDiff.between(from, to).hunks();

        assertThat(hunks.isEmpty()).isEqualTo(from.equals(to));
        assertThat(hunks)
                .allSatisfy(hunk ->
                        assertThat(hunk.lines()).extracting(Line::change).containsAnyOf(Change.ADDED, Change.REMOVED));
    }

    @Property
    void the_other_way_round_what_was_removed_is_added(@ForAll("text") String from, @ForAll("text") String to) {
        assertThat(count(TextDiff.between(from, to), Change.REMOVED) - count(TextDiff.between(from, to), Change.ADDED))
                .isEqualTo(count(TextDiff.between(to, from), Change.ADDED)
                        - count(TextDiff.between(to, from), Change.REMOVED));
    }

    @Property(tries = 40)
    void stock_git_makes_the_second_text_of_the_unified_form(@ForAll("text") String from, @ForAll("text") String to)
            throws Exception {
        var folder = Files.createTempDirectory("vpr-diff");
        var file = Files.writeString(folder.resolve("text"), from);
        var unified = TextDiff.between(from, to).unified("text", "text");
        if (!unified.isEmpty()) {
            apply(folder, Files.writeString(folder.resolve("changes"), unified));
        }

        assertThat(Files.readString(file)).isEqualTo(to);
        FileSystemUtils.deleteRecursively(folder);
    }

    @Example
    void the_unified_form_is_that_of_diff() {
        var from = lines(1, 20);
        var to = from.replace("line 2\n", "").replace("line 16\n", "line 16\nline 16a\n");

        assertThat(TextDiff.between(from, to).unified("version 1", "version 2")).isEqualTo("""
                --- version 1
                +++ version 2
                @@ -1,5 +1,4 @@
                 line 1
                -line 2
                 line 3
                 line 4
                 line 5
                @@ -14,6 +13,7 @@
                 line 14
                 line 15
                 line 16
                +line 16a
                 line 17
                 line 18
                 line 19
                """);
    }

    @Example
    void a_line_feed_at_the_end_alone_is_a_change() {
        assertThat(TextDiff.between("a", "a\n").unified("x", "y")).isEqualTo("""
                --- x
                +++ y
                @@ -1,1 +1,1 @@
                -a
                \\ No newline at end of file
                +a
                """);
    }

    @Example
    void as_json_it_is_numbers_and_words() {
        assertThat(JsonMapper.shared()
                        .writeValueAsString(TextDiff.between("a\nb\n", "a\nc").hunks()))
                .isEqualTo("[{\"fromLine\":1,\"fromLines\":2,\"toLine\":1,\"toLines\":2,\"lines\":["
                        + "{\"change\":\"same\",\"text\":\"a\"},{\"change\":\"removed\",\"text\":\"b\"},"
                        + "{\"change\":\"added\",\"text\":\"c\",\"noNewline\":true}]}]");
    }

    @Example
    void texts_that_differ_in_very_many_lines_are_compared_in_bounded_time() {
        var from = "start\n" + "a\n".repeat(100_000) + "end\n";
        var to = "start\n" + "b\na\n".repeat(60_000) + "end\n";

        var diff = TextDiff.between(from, to);

        assertThat(applied(diff, from)).isEqualTo(to);
        assertThat(count(diff, Change.REMOVED)).isEqualTo(99_999);
        assertThat(diff.hunks())
                .singleElement()
                .satisfies(hunk -> assertThat(hunk.lines()).first().isEqualTo(Line.of(Change.SAME, "start\n")));
    }

    @Example
    void as_many_lines_as_are_compared_at_most_take_moments_only() {
        var from = IntStream.range(0, 5_000).mapToObj(n -> n + "a\n").collect(Collectors.joining());
        var to = IntStream.range(0, 5_000).mapToObj(n -> n + "b\n").collect(Collectors.joining());

        assertTimeout(
                Duration.ofSeconds(10),
                () -> assertThat(applied(TextDiff.between(from, to), from)).isEqualTo(to));
    }

    @Example
    void one_changed_line_of_a_very_long_text_is_one_changed_line() {
        var from = lines(1, 100_000);

        assertThat(count(TextDiff.between(from, from.replace("line 70000\n", "another\n")), Change.ADDED))
                .isOne();
    }

    private static String lines(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(number -> "line " + number + "\n")
                .collect(Collectors.joining());
    }

    private static long count(TextDiff diff, Change change) {
        return diff.hunks().stream()
                .flatMap(hunk -> hunk.lines().stream())
                .filter(line -> line.change() == change)
                .count();
    }

    /** As anyone would who has only the numbers and the lines. */
    private static String applied(TextDiff diff, String from) {
        var old = from.isEmpty() ? List.<String>of() : List.of(from.split("(?<=\n)", -1));
        var text = new StringBuilder();
        int at = 0;
        for (Hunk hunk : diff.hunks()) {
            int start = hunk.fromLines() == 0 ? hunk.fromLine() : hunk.fromLine() - 1;
            old.subList(at, start).forEach(text::append);
            hunk.lines().stream()
                    .filter(line -> line.change() != Change.REMOVED)
                    .forEach(line -> text.append(line.text()).append(line.noNewline() == null ? "\n" : ""));
            at = start + hunk.fromLines();
        }
        old.subList(at, old.size()).forEach(text::append);
        return text.toString();
    }

    private static void apply(Path folder, Path changes) throws IOException, InterruptedException {
        var git = new ProcessBuilder("git", "apply", "--whitespace=nowarn", "-p0", changes.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(git.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(git.waitFor()).isZero();
    }
}
