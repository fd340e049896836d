package vpr.gitstore.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vpr.gitstore.VerifiableStore;
import vpr.gitstore.signing.SignatureVerifier;
import vpr.gitstore.signing.Verdict;
import vpr.record.RecordId;

/** Whatever is changed behind the store's back is found. */
class VerifierTest {
    @TempDir
    Path data;

    private VerifiableStore store;

    @BeforeEach
    void a_patient_with_three_letters() throws IOException {
        store = VerifiableStore.withLetters(data, 3);
    }

    private VerificationReport verify() throws IOException {
        return new Verifier(data, VerifiableStore.verifier()).full((checked, all) -> {});
    }

    private List<Path> packs(String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(store.clinicalGit())) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void a_store_that_nobody_touched_is_clean() throws IOException {
        List<String> progress = new ArrayList<>();
        VerificationReport report = new Verifier(data, VerifiableStore.verifier())
                .full((checked, all) -> progress.add(checked + " of " + all));

        assertThat(report.problems()).isEmpty();
        assertThat(report.clean()).isTrue();
        assertThat(report.records()).isEqualTo(3);
        assertThat(report.commits()).isEqualTo(6);
        assertThat(report.leaves()).isEqualTo(6);
        assertThat(report.verdicts()).containsOnlyKeys(Verdict.GOOD_TRUSTED);
        assertThat(progress).isNotEmpty().last().isEqualTo("6 of 6");
    }

    @Test
    void without_the_anchor_no_signature_is_trusted() throws IOException {
        var trustsNobody = new SignatureVerifier(List.of(), Clock.systemUTC());

        VerificationReport report = new Verifier(data, trustsNobody).full((checked, all) -> {});

        assertThat(report.problemCount()).isEqualTo(6);
        assertThat(report.verdicts()).containsOnlyKeys(Verdict.GOOD_UNTRUSTED);
    }

    @Test
    void a_deleted_pack_is_found() throws IOException {
        Path pack = packs(".pack").getLast();
        Files.delete(pack);

        assertFound(verify(), "missing");
    }

    @Test
    void only_what_was_recorded_since_a_time_is_verified_again() throws IOException {
        var verifier = new Verifier(data, VerifiableStore.verifier());
        Instant lastLetter = Instant.parse("2026-03-01T08:00:03.123Z");

        VerificationReport report = verifier.since(lastLetter, VerificationProgress.NONE);

        assertThat(report.problems()).isEmpty();
        assertThat(report.records()).isEqualTo(3);
        assertThat(report.commits()).isEqualTo(2); // a second more is looked at
        assertThat(verifier.since(Instant.EPOCH, VerificationProgress.NONE).commits())
                .isEqualTo(6);
        assertThat(verifier.tips(VerificationProgress.NONE).commits()).isZero();
    }

    @Test
    void packs_that_stock_git_has_joined_with_deltas_are_read() throws IOException {
        store.git("gc", "--aggressive", "--prune=now", "-q");

        assertThat(verify().problems()).isEmpty();
        assertThat(verify().commits()).isEqualTo(6);
    }

    @Test
    void a_commit_made_with_git_is_found() throws IOException {
        String commit = store.git("commit-tree", "-p", "main", "-m", "by hand", "main^{tree}")
                .strip();
        store.git("update-ref", "refs/heads/main", commit);

        assertFound(verify(), "its signature must be good and trusted, it is NONE");
    }

    @Test
    void a_rewritten_commit_is_found() throws IOException {
        String raw = store.git("cat-file", "commit", "main").replace("Consultant", "Consulting");
        Path file = Files.writeString(data.resolve("rewritten"), raw);
        String commit =
                store.git("hash-object", "-t", "commit", "-w", file.toString()).strip();
        store.git("update-ref", "refs/heads/main", commit);

        assertFound(verify(), "its signature must be good and trusted, it is BAD");
        assertFound(verify(), "the log has another commit at sequence 3");
    }

    @Test
    void an_exchanged_signature_of_another_commit_is_found() throws IOException {
        String first = store.git("cat-file", "commit", "main");
        String other = store.git("cat-file", "commit", "main~1");
        String signature = other.substring(other.indexOf("gpgsig "), other.indexOf("\n\n"));
        String forged =
                first.substring(0, first.indexOf("gpgsig ")) + signature + first.substring(first.indexOf("\n\n"));
        Path file = Files.writeString(data.resolve("forged"), forged);
        store.git(
                "update-ref",
                "refs/heads/main",
                store.git("hash-object", "-t", "commit", "-w", file.toString()).strip());

        assertFound(verify(), "it is BAD");
    }

    private static void assertFound(VerificationReport report, String what) {
        assertThat(report.clean()).isFalse();
        assertThat(report.problems()).anySatisfy(problem -> {
            assertThat(problem.what()).contains(what);
            assertThat(problem.record().map(RecordId::hex)).isPresent();
        });
    }
}
