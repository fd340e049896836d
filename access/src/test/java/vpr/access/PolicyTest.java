package vpr.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vpr.record.organisation.ApiKey.Role;

class PolicyTest {
    private static final String MATRIX = """
            action          | clinician | administrator | auditor
            CREATE_PATIENT  | yes       | yes           | no
            CHANGE_DEMOGRAPHICS | yes   | yes           | no
            LIST_PATIENTS   | yes       | yes           | yes
            SEARCH_PATIENTS | yes       | yes           | yes
            READ_PATIENT    | yes       | yes           | yes
            ADD_LETTER      | yes       | no            | no
            EDIT_LETTER     | yes       | no            | no
            READ_LETTER     | yes       | no            | yes
            MANAGE_KEYS     | no        | yes           | no
            LIST_KEYS       | no        | yes           | yes
            READ_ACTIVITY   | yes       | yes           | yes
            READ_LOG        | no        | yes           | yes
            """;

    @ParameterizedTest(name = "{0}: clinician {1}, administrator {2}, auditor {3}")
    @CsvSource(textBlock = MATRIX, delimiter = '|', useHeadersInDisplayName = true)
    void each_role_may_do_what_the_matrix_says(Action action, String clinician, String administrator, String auditor) {
        assertThat(mayDo(action, Role.CLINICIAN)).isEqualTo(clinician);
        assertThat(mayDo(action, Role.ADMINISTRATOR)).isEqualTo(administrator);
        assertThat(mayDo(action, Role.AUDITOR)).isEqualTo(auditor);
    }

    @Test
    void the_matrix_has_every_action_and_every_role() {
        var rows = MATRIX.lines().skip(1).map(row -> row.split("\\|")[0].strip());
        assertThat(rows)
                .containsExactlyElementsOf(
                        Arrays.stream(Action.values()).map(Enum::name).toList());
        assertThat(Role.values()).hasSize(3);
    }

    @Test
    void several_roles_may_do_what_one_of_them_may() {
        for (var action : Action.values()) {
            assertThat(Policy.allows(action, EnumSet.allOf(Role.class))).isTrue();
            assertThat(Policy.allows(action, Set.of())).isFalse();
        }
        assertThat(Policy.allows(Action.ADD_LETTER, Set.of(Role.ADMINISTRATOR, Role.AUDITOR)))
                .isFalse();
    }

    private static String mayDo(Action action, Role role) {
        return Policy.allows(action, Set.of(role)) ? "yes" : "no";
    }
}
