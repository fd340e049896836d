package vpr.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SeriesTest {
    @Test
    void the_median_is_the_middle_one_or_between_the_two_in_the_middle() {
        assertThat(of(3, 1, 100).median()).isEqualTo(3);
        assertThat(of(3, 1, 100, 5).median()).isEqualTo(4);
    }

    @Test
    void ratios_are_of_the_same_round() {
        assertThat(of(10, 30).over(of(5, 10)).text(1)).isEqualTo("2.5 (2.0–3.0)");
    }

    @Test
    void figures_are_written_with_their_spread() {
        assertThat(of(2000, 1000.4, 3000).text(0)).isEqualTo("2,000 (1,000–3,000)");
    }

    @Test
    void what_has_not_the_same_rounds_cannot_be_compared() {
        assertThatThrownBy(() -> of(1, 2).over(of(1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> of().median()).isInstanceOf(IllegalStateException.class);
    }

    private static Series of(double... values) {
        var series = new Series();
        for (var value : values) {
            series.add(value);
        }
        return series;
    }
}
