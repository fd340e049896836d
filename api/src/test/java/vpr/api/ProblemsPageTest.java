package vpr.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProblemsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "problems.md");

    private static final String HEAD = """
            # Problems

            Every error that the interface answers with, as `application/problem+json` (RFC 9457). `type` is the stable
            name; `fields` names each field and the rule that it breaks; `remedy` says what to do. What was given is never
            repeated. This page is made from the catalogue in the code (`ProblemType`), and a test keeps the two equal.

            | type | status | what it means | what to do |
            | --- | --- | --- | --- |
            """;

    @Test
    void the_page_lists_the_catalogue() throws IOException {
        var page = HEAD
                + Arrays.stream(ProblemType.values())
                        .map(type -> "| `" + type.uri() + "` | " + type.status().value() + " | " + type.title() + " | "
                                + type.remedy() + " |\n")
                        .collect(Collectors.joining());
        var made = Files.writeString(Files.createDirectories(Path.of("target")).resolve("problems.md"), page);

        assertThat(Files.readString(PAGE))
                .as("out of date: cp api/%s docs/problems.md", made)
                .isEqualTo(page);
    }
}
