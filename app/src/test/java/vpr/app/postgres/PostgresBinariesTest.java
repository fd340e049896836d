package vpr.app.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresBinariesTest {

    @ParameterizedTest
    @CsvSource({"amd64", "x86_64", "aarch64"})
    void the_archive_for_each_processor_that_is_promised_is_on_the_class_path(String processor) {
        assertThat(PostgresBinaries.class.getResource(PostgresBinaries.archive("Linux", processor)))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"Mac OS X, aarch64", "Windows 11, amd64", "Linux, riscv64"})
    void another_machine_is_told_to_bring_its_own_postgres(String system, String processor) {
        assertThatThrownBy(() -> PostgresBinaries.archive(system, processor))
                .isInstanceOf(EmbeddedPostgresException.UnsupportedMachine.class)
                .hasMessageContaining(system + " on " + processor)
                .hasMessageContaining("VPR_DATABASE_URL");
    }

    @Test
    void the_archives_of_two_processors_differ() {
        assertThat(PostgresBinaries.archive("Linux", "amd64"))
                .isNotEqualTo(PostgresBinaries.archive("Linux", "aarch64"));
    }
}
