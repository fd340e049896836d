package vpr.record.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vpr.record.InvalidException;

class PartialDateTest {
    @ParameterizedTest
    @CsvSource({
        "1962, 1962-01-01, 1962-12-31",
        "1962-02, 1962-02-01, 1962-02-28",
        "2024-02, 2024-02-01, 2024-02-29",
        "2024-02-29, 2024-02-29, 2024-02-29",
        "0001, 0001-01-01, 0001-12-31"
    })
    void what_is_not_known_may_be_any_day(String text, LocalDate earliest, LocalDate latest) {
        var date = new PartialDate(text);

        assertThat(date.earliest()).isEqualTo(earliest);
        assertThat(date.latest()).isEqualTo(latest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "62",
                "0000",
                "1962-13",
                "1962-00",
                "1962-02-29",
                "1962-2-2",
                "1962-07-25T00:00",
                "25/07/1962",
                "-1962",
                "1962-",
                "１９６２",
                "1962\n"
            })
    void a_date_that_is_none_is_refused(String text) {
        assertThatThrownBy(() -> new PartialDate(text)).isInstanceOf(InvalidException.class);
    }

    @Test
    void the_field_is_named() {
        assertThatThrownBy(() -> PartialDate.parse("birthDate", "1962-02-30"))
                .hasMessage("birthDate: must be a date that exists");
    }
}
