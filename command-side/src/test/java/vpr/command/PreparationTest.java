package vpr.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vpr.api.Problem;
import vpr.api.ProblemType;
import vpr.gitstore.Repeatable;
import vpr.gitstore.signing.AuthorSignatures;
import vpr.gitstore.signing.KeyStorePassword;
import vpr.gitstore.signing.ServiceKeys;

/** The text in which the caller keeps what this process does not. */
class PreparationTest {
    private static final Preparation PREPARATION = new Preparation(
            UUID.fromString("019bb1c0-5a3b-7c00-8000-000000000006"),
            UUID.fromString("7d444840-9dc0-41d1-b245-5ffdce74fad2"),
            new Repeatable(Examples.NOW, new byte[Repeatable.SEED_BYTES]),
            List.of(
                    new Preparation.Commit(Examples.CLINICAL, 7, "ab".repeat(32)),
                    new Preparation.Commit(Examples.DEMOGRAPHICS, 0, "cd".repeat(32))));

    @TempDir
    Path data;

    private Preparations preparations;

    @BeforeEach
    void of_an_installation() throws IOException {
        var keys = ServiceKeys.open(
                data, "example", KeyStorePassword.random("0123456789abcdef".repeat(4)), true, Clock.systemUTC());
        preparations = new Preparations(keys.secret(), new SecureRandom());
    }

    private ProblemType refusal(String caller, String text) {
        return catchThrowableOfType(Problem.class, () -> preparations.read(caller, text))
                .type();
    }

    @Test
    void what_is_written_for_a_caller_is_read_for_that_one_alone() {
        var text = preparations.write("k1", PREPARATION);

        assertThat(preparations.read("k1", text)).isEqualTo(PREPARATION);
        assertThat(preparations.write("k1", PREPARATION)).isNotEqualTo(text);
        assertThat(refusal("k2", text)).isEqualTo(ProblemType.PREPARATION_REFUSED);
    }

    @Test
    void every_changed_letter_is_refused() {
        var text = preparations.write("k1", PREPARATION);
        for (int at = 0; at < text.length(); at++) {
            var changed = new StringBuilder(text);
            changed.setCharAt(at, text.charAt(at) == 'A' ? 'g' : 'A');
            assertThat(refusal("k1", changed.toString())).isEqualTo(ProblemType.PREPARATION_REFUSED);
        }
        assertThat(refusal("k1", text + "A".repeat(5000))).isEqualTo(ProblemType.PREPARATION_REFUSED);
    }

    @Test
    void it_lives_fifteen_minutes() {
        assertThatCode(() -> signerFor(Examples.NOW.plusSeconds(15 * 60))).doesNotThrowAnyException();

        var refused = catchThrowableOfType(
                Problem.class, () -> signerFor(Examples.NOW.plusSeconds(15 * 60).plusMillis(1)));

        assertThat(refused.type()).isEqualTo(ProblemType.PREPARE_AGAIN);
        assertThat(refused.fields())
                .containsExactly(new Problem.Field("preparation", "must be at most 15 minutes old"));
    }

    private void signerFor(Instant now) {
        var sent = List.of("MIIB", "MIIB");
        var authors = AuthorSignatures.ofInstallation(data, Clock.systemUTC());
        var _ = SubmittedSignatures.of(PREPARATION, sent, authors, InstantSource.fixed(now))
                .signerFor(Examples.JANE, Examples.NOW);
    }
}
