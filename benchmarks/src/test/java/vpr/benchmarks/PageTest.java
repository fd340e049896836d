package vpr.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
    private static final String PAGE = """
            # Figures
            <!-- a: begin -->
            old of a
            <!-- a: end -->
            <!-- b: begin -->
            old of b
            <!-- b: end -->
            """;

    @Test
    void a_benchmark_replaces_its_own_section_and_nothing_else() {
        assertThat(Page.replaced(PAGE, "a", "\nnew\n\n")).isEqualTo(PAGE.replace("old of a\n", "new\n"));
    }

    @Test
    void a_benchmark_without_a_section_is_refused() {
        assertThatThrownBy(() -> Page.replaced(PAGE, "c", "new"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"add-letter", "read-letter", "rebuild", "footprint"})
    void the_page_has_a_section_for_each_benchmark(String benchmark) throws IOException {
        var page = Files.readString(Path.of("README.md"));
        assertThat(Page.replaced(page, benchmark, "figures")).contains("figures");
    }
}
