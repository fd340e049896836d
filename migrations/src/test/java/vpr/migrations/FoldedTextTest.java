package vpr.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedTextTest {
    @ParameterizedTest
    @CsvSource({
        "Treviño, trevino",
        "MÜLLER, muller",
        "Søren Ærø, soren aero",
        "Łukasz, lukasz",
        "Đặng, dang",
        "Weiß, weiss",
        "İnönü Işık, inonu isik",
        "O'Brien, obrien",
        "O’Brien, obrien",
        "Smith-Jones, smith jones",
        "'  van  der   Berg ', van der berg",
        "Þóra, thora",
        "ΟΔΥΣΣΕΥΣ, οδυσσευσ",
        "王小明, 王小明",
        "ﬁnn, finn"
    })
    void names_fold_as_a_person_types_them(String name, String folded) {
        assertThat(FoldedText.of(name)).isEqualTo(folded);
    }

    @Test
    void text_without_letters_has_no_words() {
        assertThat(FoldedText.words(" -’ . ")).isEmpty();
        assertThat(FoldedText.of("")).isEmpty();
    }

    @Property
    void folding_twice_changes_nothing(@ForAll String text) {
        var once = FoldedText.of(text);
        assertThat(FoldedText.of(once)).isEqualTo(once);
    }

    @Property
    void composed_and_decomposed_text_fold_alike(@ForAll String text) {
        assertThat(FoldedText.of(Normalizer.normalize(text, Normalizer.Form.NFD)))
                .isEqualTo(FoldedText.of(Normalizer.normalize(text, Normalizer.Form.NFC)));
    }

    @Property
    void words_have_no_space_and_no_case(@ForAll String text) {
        assertThat(FoldedText.words(text))
                .allSatisfy(word ->
                        assertThat(word).isNotEmpty().doesNotContain(" ").isEqualTo(word.toLowerCase(Locale.ROOT)));
    }
}
