package vpr.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vpr.benchmarks.load.Series;

class WantedTest {
    @Test
    void what_is_wanted_stands_beside_the_figure() {
        assertThat(Wanted.atLeast(0.5).beside(series(0.5))).isEqualTo("0.50 (0.50–0.50), wanted ≥ 0.50");
        assertThat(Wanted.atLeast(5_000).beside(series(6_000.4), 0)).isEqualTo("6,000 (6,000–6,000), wanted ≥ 5,000");
    }

    @Test
    void what_misses_it_is_in_bold() {
        assertThat(Wanted.atLeast(0.5).beside(series(0.49))).isEqualTo("**0.49 (0.49–0.49)**, wanted ≥ 0.50");
        assertThat(Wanted.atMost(20).beside(series(21))).isEqualTo("**21.00 (21.00–21.00)**, wanted ≤ 20");
    }

    @Test
    void nothing_stands_beside_it_when_nothing_is_wanted() {
        assertThat(Wanted.NOTHING.beside(series(1))).isEqualTo("1.00 (1.00–1.00)");
    }

    private static Series series(double value) {
        var series = new Series();
        series.add(value);
        return series;
    }
}
