package vpr.record.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Which texts are written plain must never change: it is part of the stored bytes. */
class TextFormTest {
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z][A-Za-z0-9_./-]*( [A-Za-z0-9_./(][A-Za-z0-9_./()-]*)*");

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars("azAZ09_./-() @[`{:é")
                .ofMinLength(0)
                .ofMaxLength(8);
    }

    @Property(tries = 5_000)
    void words_are_what_the_pattern_says(@ForAll("texts") String text) {
        assertThat(TextForm.isWords(text)).isEqualTo(PLAIN.matcher(text).matches());
    }
}
