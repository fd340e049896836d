package vpr.record.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vpr.record.Author;
import vpr.record.InvalidException;
import vpr.record.Provenance;
import vpr.record.RecordId;
import vpr.record.Registration;

class GitIdentityTest {
    private static final UUID COMMAND = UUID.fromString("019bb1c0-5a3b-7c00-8000-000000000001");

    @Test
    void an_author_is_known_by_the_first_registration() {
        var author =
                new Author("Dr A", null, List.of(new Registration("NMC", "2"), new Registration("GMC", "1")), null);

        assertThat(GitIdentity.of(by(author))).isEqualTo(new GitIdentity("Dr A", "GMC.1@registration.invalid"));
    }

    @Test
    void an_author_without_registration_is_known_by_the_key_that_was_used() {
        assertThat(GitIdentity.of(by(new Author("Clerk", null, List.of(), null))))
                .isEqualTo(new GitIdentity("Clerk", "k0000000000000a1@caller.invalid"));
    }

    @Test
    void a_patient_has_no_name() {
        var id = new RecordId("0123456789abcdef0123456789abcdef");

        assertThat(GitIdentity.patient(id)).isEqualTo(new GitIdentity("Patient", id + "@patient.invalid"));
    }

    @Test
    void the_committer_is_the_service() {
        assertThat(GitIdentity.SERVICE).isEqualTo(new GitIdentity("VPR", "service@vpr.invalid"));
    }

    @Test
    void nothing_that_would_break_a_commits_header_becomes_an_author_or_a_caller() {
        Stream.of("A <b>", "A\nB", "A\u0000", " A", "A\u202eB", "\ud800", "x".repeat(201), "")
                .forEach(name -> assertThatThrownBy(() -> new Author(name, null, List.of(), null))
                        .isInstanceOf(InvalidException.class));
        Stream.of("a b", "a>", "a@b", "", "x".repeat(65))
                .forEach(caller -> assertThatThrownBy(
                                () -> new Provenance(new Author("A", null, List.of(), null), caller, COMMAND, COMMAND))
                        .isInstanceOf(InvalidException.class));
    }

    private static Provenance by(Author author) {
        return new Provenance(author, "k0000000000000a1", COMMAND, COMMAND);
    }
}
