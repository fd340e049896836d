package vpr.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeafTest {
    @Property(tries = 300)
    void a_leaf_is_read_from_its_line(@ForAll("leaves") Leaf leaf) {
        assertThat(Leaf.parse(leaf.line())).isEqualTo(leaf);
        assertThat(leaf.line()).hasSizeLessThan(Leaf.MAX_LINE);
    }

    @Property(tries = 300)
    void the_order_of_texts_is_the_order_of_positions(
            @ForAll @IntRange(min = 1, max = Position.MAX_EPOCH) int epoch,
            @ForAll @LongRange(min = 0, max = Position.MAX_NUMBER) long a,
            @ForAll @LongRange(min = 0, max = Position.MAX_NUMBER) long b) {
        Position left = Position.of(epoch, a);
        Position right = Position.of(epoch, b);
        assertThat(Position.parse(left.toString())).isEqualTo(left);
        assertThat(Integer.signum(left.toString().compareTo(right.toString())))
                .isEqualTo(Integer.signum(left.compareTo(right)));
        assertThat(left.sameEpoch(right)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-000000000000001",
                "0001-00000000000001",
                "0001-0000000000000001",
                "0001+000000000000001",
                "0000-000000000000001",
                "0001-00000000000000a",
                " 001-000000000000001",
                "0001-٠00000000000001"
            })
    void a_position_in_another_form_is_refused(String text) {
        assertThatThrownBy(() -> Position.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("position: ");
    }

    @ParameterizedTest
    @CsvSource({
        "record, 0123456789ABCDEF0123456789abcdef",
        "record, 0123",
        "previous, 0000000000000000000000000000000000000000",
        "commit, 0000000000000000000000000000000000000000",
        "commit, xyz",
        "contentSha256, ab",
        "time, 2026-01-12T10:14:00.123456Z",
        "time, +12026-01-12T10:14:00Z",
        "kind, Letter/1",
        "kind, letter",
        "kind, a b/1",
        "sequence, -1"
    })
    void a_field_that_breaks_its_rule_is_named_and_its_value_is_not(String field, String value) {
        LeafDraft good = Leaflets.draft(7);
        assertThatThrownBy(() -> new LeafDraft(
                        field.equals("record") ? value : good.record(),
                        field.equals("sequence") ? Long.parseLong(value) : good.sequence(),
                        field.equals("previous") ? Optional.of(value) : good.previous(),
                        field.equals("commit") ? value : good.commit(),
                        field.equals("contentSha256") ? value : good.contentSha256(),
                        field.equals("time") ? Instant.parse(value) : good.time(),
                        field.equals("kind") ? value : good.kind()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(field + ": ")
                .hasMessageNotContaining(value);
    }

    @ParameterizedTest
    @CsvSource({"' 7 ', ' 07 '", "' 7 ', ' +7 '", "'.130Z', '.13Z'", "'Z letter', 'Z  letter'", "'/1 ', '/2 '"})
    void a_line_that_is_not_canonical_is_refused(String from, String to) {
        String line = Leaflets.leaf(7).line();
        assertThat(line).contains(from);
        assertThatThrownBy(() -> Leaf.parse(line.replace(from, to))).isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    Arbitrary<Leaf> leaves() {
        Arbitrary<Instant> times = Arbitraries.longs()
                .between(
                        Instant.parse("0001-01-01T00:00:00Z").toEpochMilli(),
                        Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli())
                .map(Instant::ofEpochMilli);
        Arbitrary<Position> positions = Combinators.combine(
                        Arbitraries.integers().between(1, Position.MAX_EPOCH),
                        Arbitraries.longs().between(0, Position.MAX_NUMBER))
                .as(Position::of);
        Arbitrary<String> kinds = Combinators.combine(
                        Arbitraries.strings()
                                .withCharRange('a', 'z')
                                .withChars('-')
                                .ofMinLength(1)
                                .ofMaxLength(90),
                        Arbitraries.integers().between(1, 99))
                .as((name, version) -> name + "/" + version);
        return Combinators.combine(
                        positions,
                        hex(32),
                        Arbitraries.longs().greaterOrEqual(0),
                        hex(40).optional(),
                        hex(40),
                        hex(64),
                        times,
                        kinds)
                .as(Leaf::new);
    }

    private static Arbitrary<String> hex(int length) {
        return Arbitraries.strings()
                .withCharRange('0', '9')
                .withCharRange('a', 'f')
                .ofLength(length)
                .filter(text -> text.chars().anyMatch(c -> c != '0'));
    }
}
