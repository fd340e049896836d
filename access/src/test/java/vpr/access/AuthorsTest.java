package vpr.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vpr.api.Problem;
import vpr.api.ProblemType;
import vpr.record.Author;
import vpr.record.organisation.ApiKey.Role;
import vpr.record.organisation.ApiKey.Scope;

class AuthorsTest {
    private static final Author OTHER = new Author("Dr Omar Haddad", "Surgeon", List.of(), null);

    @Test
    void the_author_is_the_callers_registered_identity() {
        assertThat(Authors.of(caller(Set.of()), null)).isEqualTo(KeysInMemory.JANE);
        assertThat(Authors.of(caller(Set.of()), KeysInMemory.JANE)).isEqualTo(KeysInMemory.JANE);
    }

    @Test
    void only_a_key_with_the_scope_may_name_another() {
        assertThat(Authors.of(caller(Set.of(Scope.ASSERT_AUTHOR)), OTHER)).isEqualTo(OTHER);
        assertThatThrownBy(() -> Authors.of(caller(Set.of()), OTHER)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.type()).isEqualTo(ProblemType.NOT_ALLOWED);
            assertThat(problem.fields()).extracting(Problem.Field::field).containsExactly("author");
        });
    }

    private static Caller caller(Set<Scope> scopes) {
        return new Caller("k", Set.of(Role.CLINICIAN), scopes, KeysInMemory.JANE);
    }
}
