package vpr.app.client.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import vpr.app.client.UsageException;

class CriteriaTest {
    @Test
    void a_line_is_words_of_the_name() {
        assertThat(Criteria.given(" trevino an\n").toString()).isEqualTo("{\"name\":\"trevino an\"}");
    }

    @Test
    void an_object_is_taken_as_it_is() {
        assertThat(Criteria.given("\n{\"birthDate\": \"1972\"}").toString()).isEqualTo("{\"birthDate\":\"1972\"}");
    }

    @Test
    void nothing_or_several_lines_are_refused() {
        assertThatThrownBy(() -> Criteria.given(" \n")).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> Criteria.given("a\nb\n")).isInstanceOf(UsageException.class);
    }
}
