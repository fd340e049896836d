package vpr.gitstore.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vpr.gitstore.VerifiableStore;

/** No false alarm: a store is verified while it is written, and where a crash has left it. */
class LiveVerificationTest {
    @TempDir
    Path data;

    @Test
    void a_store_that_is_being_written_is_clean() throws IOException {
        try (var writing = VerifiableStore.writing(data, 4)) {
            for (int round = 0; round < 8; round++) {
                var verifier = new Verifier(data, VerifiableStore.verifier());
                assertThat(verifier.full(VerificationProgress.NONE).problems()).isEmpty();
                assertThat(verifier.tips(VerificationProgress.NONE).problems()).isEmpty();
            }
            assertThat(writing.letters()).isPositive();
        }
    }

    @Test
    void a_store_whose_last_leaves_are_still_in_the_journal_is_clean() throws IOException {
        VerifiableStore.withLetters(data, 3).forgetLastLeaves(data, 2);

        VerificationReport report = new Verifier(data, VerifiableStore.verifier()).full(VerificationProgress.NONE);

        assertThat(report.problems()).isEmpty();
        assertThat(report.leaves()).isEqualTo(4);
        assertThat(report.commits()).isEqualTo(6);
    }
}
