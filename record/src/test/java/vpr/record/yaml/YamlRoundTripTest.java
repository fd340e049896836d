package vpr.record.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import vpr.record.Texts;

class YamlRoundTripTest {
    @Property(tries = 3000)
    void what_was_written_is_read_again(@ForAll("trees") Yaml tree) {
        byte[] written = YamlWriter.write(tree);

        assertThat(YamlReader.read(written)).isEqualTo(tree);
    }

    @Property(tries = 500)
    void writing_what_was_read_changes_no_byte_so_order_is_kept(@ForAll("trees") Yaml tree) {
        byte[] written = YamlWriter.write(tree);

        assertThat(YamlWriter.write(YamlReader.read(written))).isEqualTo(written);
    }

    @Property
    void every_single_character_survives_in_a_text_and_in_a_key(@ForAll("characters") int character) {
        String text = Character.toString(character);
        Yaml tree = new MappingBuilder()
                .text(text, text)
                .text("in " + text + " the middle", "a" + text + "b")
                .build();

        assertThat(YamlReader.read(YamlWriter.write(tree))).isEqualTo(tree);
    }

    @Property(tries = 500)
    void a_scalar_takes_one_line_and_none_of_it_is_white_space_at_an_end(@ForAll("trees") Yaml tree) {
        assertThat(new String(YamlWriter.write(tree), UTF_8).split("\n", -1)).noneMatch(line -> line.endsWith(" "));
    }

    @Property(tries = 200)
    void a_collection_within_collections_up_to_the_limit_is_read_again(@ForAll("depths") int depth) {
        Yaml tree = new Yaml.Sequence(List.of());
        for (int i = 1; i < depth; i++) {
            tree = i % 2 == 0
                    ? new Yaml.Sequence(List.of(tree, new Yaml.Text("x")))
                    : new MappingBuilder().put("k", tree).build();
        }

        assertThat(YamlReader.read(YamlWriter.write(tree))).isEqualTo(tree);
    }

    @Property(tries = 300)
    void a_pair_of_surrogates_may_stand_anywhere(@ForAll("places") int place) {
        Yaml tree = new Yaml.Text("x".repeat(place) + "😀".repeat(2000));

        assertThat(YamlReader.read(YamlWriter.write(tree))).isEqualTo(tree);
    }

    @Property(tries = 3000)
    void whatever_is_read_is_a_tree_or_an_invalid_yaml(@ForAll("documents") String document) {
        Yaml tree;
        try {
            tree = YamlReader.read(document.getBytes(UTF_8));
        } catch (InvalidYamlException e) {
            return;
        }
        assertThat(YamlReader.read(YamlWriter.write(tree))).isEqualTo(tree);
    }

    @Provide
    Arbitrary<Integer> places() {
        return Arbitraries.integers().between(0, 5000);
    }

    /** Canonical documents into which something else was put. */
    @Provide
    Arbitrary<String> documents() {
        Arbitrary<String> canonical = Trees.any().map(tree -> new String(YamlWriter.write(tree), UTF_8));
        Arbitrary<String> changed = Combinators.combine(
                        canonical, Texts.any(), Arbitraries.integers().greaterOrEqual(0))
                .as((text, other, place) -> {
                    int at = place % (text.length() + 1);
                    return text.substring(0, at) + other + text.substring(at);
                });
        return Arbitraries.oneOf(Texts.any(), changed).withoutEdgeCases();
    }

    @Provide
    Arbitrary<Yaml> trees() {
        return Trees.any();
    }

    @Provide
    Arbitrary<Integer> characters() {
        Arbitrary<Integer> basic = Arbitraries.integers().between(0, 0xFFFF);
        return Arbitraries.oneOf(
                        Arbitraries.integers().between(0, 0x2100),
                        basic,
                        Arbitraries.integers().between(0x10000, 0x10FFFF))
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE);
    }

    @Provide
    Arbitrary<Integer> depths() {
        return Arbitraries.integers().between(1, YamlLimits.DEPTH);
    }
}
