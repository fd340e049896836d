package vpr.log.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TilePathTest {
    @Test
    void paths_are_those_of_the_specification() {
        assertThat(TilePath.full(0, 1234067)).hasToString("0/x001/x234/067");
        assertThat(new TilePath(0, 1234067, 8)).hasToString("0/x001/x234/067.p/8");
        assertThat(TilePath.full(2, 0)).hasToString("2/000");
        assertThat(TilePath.full(0, 1000)).hasToString("0/x001/000");
    }

    @Property
    void what_is_written_is_read(
            @ForAll @IntRange(max = 63) int level,
            @ForAll @LongRange(min = 0, max = 999_999_999_999_999L) long index,
            @ForAll @IntRange(min = 1, max = 256) int width) {
        TilePath tile = new TilePath(level, index, width);
        assertThat(TilePath.parse(level, tile.number())).isEqualTo(tile);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "01",
                "0001",
                "x000/001",
                "x001/23",
                "001/002",
                "000.p/0",
                "000.p/256",
                "000.p/01",
                "000.p/300",
                "000.p/",
                "../000",
                "x001/../000",
                "-01",
                "000/",
                "x001/x234/x067"
            })
    void what_is_no_path_of_a_tile_is_refused(String number) {
        assertThatThrownBy(() -> TilePath.parse(0, number)).isInstanceOf(IllegalArgumentException.class);
    }
}
