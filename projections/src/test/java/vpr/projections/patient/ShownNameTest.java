package vpr.projections.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vpr.record.patient.HumanName;

class ShownNameTest {
    private static HumanName name(
            @Nullable String use, @Nullable String text, @Nullable String family, String... given) {
        return new HumanName(use, text, family, List.of(given), List.of("Dr"), List.of("Jr"));
    }

    @Test
    void the_official_name_is_shown_wherever_it_stands() {
        var shown = ShownName.of(
                List.of(name("maiden", null, "Roe", "Zoë"), name("official", null, "Müller", "Zoë", "Ann")));
        assertThat(shown).isEqualTo(new ShownName("Dr Zoë Ann Müller Jr", "Müller", "Zoë Ann", "muller zoe ann"));
    }

    @Test
    void a_name_that_is_text_alone_is_sorted_by_its_text() {
        assertThat(ShownName.of(List.of(name(null, "Teuku Ömer", null))))
                .isEqualTo(new ShownName("Teuku Ömer", null, null, "teuku omer"));
    }

    @Test
    void old_names_are_shown_only_when_there_is_no_other() {
        var old = name("old", null, "Roe", "Ann");
        assertThat(ShownName.of(List.of(old, name(null, null, "Lee", "Ann"))).family())
                .isEqualTo("Lee");
        assertThat(ShownName.of(List.of(old)).family()).isEqualTo("Roe");
    }

    @Test
    void a_patient_is_found_by_the_words_of_all_names_each_once() {
        assertThat(ShownName.words(List.of(name("official", null, "Lee-Poe", "Ann"), name("maiden", "Ann Roe", null))))
                .containsExactly("ann", "lee", "poe", "roe");
    }
}
