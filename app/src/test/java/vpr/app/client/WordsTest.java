package vpr.app.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void a_plain_word_stands_as_it_is() {
        assertThat(Words.quoted(".vpr-run/demo.key")).isEqualTo(".vpr-run/demo.key");
    }

    @Test
    void anything_else_is_one_word_of_a_shell() {
        assertThat(Words.quoted("my run/demo.key")).isEqualTo("'my run/demo.key'");
        assertThat(Words.quoted("it's $HOME")).isEqualTo("'it'\\''s $HOME'");
        assertThat(Words.quoted("")).isEqualTo("''");
    }
}
