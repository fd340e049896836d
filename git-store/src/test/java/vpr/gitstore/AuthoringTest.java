package vpr.gitstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vpr.gitstore.signing.AuthorSignatures;
import vpr.gitstore.signing.CommitSigner;
import vpr.gitstore.signing.MovingClock;
import vpr.gitstore.signing.OwnKey;
import vpr.gitstore.signing.OwnKeys;
import vpr.gitstore.signing.Professional;
import vpr.gitstore.signing.QuickKeys;
import vpr.gitstore.signing.SignatureVerifier;
import vpr.gitstore.signing.Verdict;
import vpr.gitstore.verify.VerificationProgress;
import vpr.gitstore.verify.Verifier;
import vpr.record.Author;
import vpr.record.InvalidException;
import vpr.record.Provenance;
import vpr.record.Registration;
import vpr.record.commit.CommitMessage;
import vpr.record.commit.ContentChain;
import vpr.record.commit.RecordPath;
import vpr.record.commit.SignatureMeaning;

/** Commits that their author signs: prepared, signed elsewhere, recorded as they were prepared. */
class AuthoringTest {
    @TempDir
    Path data;

    @TempDir
    Path own;

    private final MovingClock clock = new MovingClock(Samples.NOW);
    private GitStore store;
    private OwnKey key;
    private AuthorSignatures checks;

    @BeforeEach
    void a_store_and_an_author_with_a_key() throws IOException {
        var keys = QuickKeys.open(data, clock);
        var smith = new Professional("Ada Example", new Registration("GMC", "1234567"), null);
        key = OwnKeys.certified(own, QuickKeys.authority(data, clock), smith);
        checks = AuthorSignatures.ofInstallation(data, clock);
        store = GitStore.openWriter(new StoreFolder(data).settings(), keys.signer(), clock);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Repeatable repeatable(int n) {
        var seed = new byte[Repeatable.SEED_BYTES];
        seed[0] = (byte) n;
        return new Repeatable(clock.instant(), seed);
    }

    /** Gives each of the prepared commits the author's signature. */
    private AuthorSigning.Submitting signed(List<PreparedCommit> prepared, Repeatable repeatable) {
        var signatures = new HashMap<String, byte[]>();
        for (var commit : prepared) {
            var der = key.sign(commit.text(), clock.instant());
            signatures.put(new String(commit.text(), UTF_8), der);
        }
        return new AuthorSigning.Submitting(
                repeatable,
                prepared.stream().collect(Collectors.toMap(PreparedCommit::record, PreparedCommit::sequence)),
                (author, at) -> new Checked(author, signatures));
    }

    private final class Checked implements CommitSigner {
        private final Author author;
        private final Map<String, byte[]> signatures;

        Checked(Author author, Map<String, byte[]> signatures) {
            this.author = author;
            this.signatures = signatures;
        }

        @Override
        public byte[] sign(byte[] commit, Instant at) {
            var der = Optional.ofNullable(signatures.get(new String(commit, UTF_8)))
                    .orElseThrow(() -> new InvalidException("command", "must be the one that was prepared"));
            return checks.check("signature", der, commit, author, at).armoured();
        }

        @Override
        public String meaning() {
            return "authored";
        }

        @Override
        public X509Certificate certificate() {
            throw new IllegalStateException();
        }
    }

    private static CommitMessage message(PreparedCommit commit) {
        var text = new String(commit.text(), UTF_8);
        return CommitMessage.parse(text.substring(text.indexOf("\n\n") + 2));
    }

    @Test
    void the_three_records_of_a_patient_are_signed_by_their_author_and_verify() throws Exception {
        var events = Samples.patientCreated();
        var prepared = store.prepare(events, repeatable(1));
        assertThat(store.head(Samples.CLINICAL)).isEmpty();

        var receipt = store.submit(events, signed(prepared, repeatable(1)));
        store.checkpoint();

        assertThat(receipt.appended()).hasSize(3);
        for (var commit : prepared) {
            var head = store.head(commit.record()).orElseThrow();
            assertThat(message(commit).trailers().signatureMeaning()).isEqualTo(SignatureMeaning.AUTHORED);
            commit.files().forEach((path, bytes) -> assertThat(head.file(path)).contains(bytes));
        }
        var report = new Verifier(data, SignatureVerifier.ofInstallation(data, clock)).full(VerificationProgress.NONE);
        assertThat(report.problems()).isEmpty();
        assertThat(report.verdicts()).isEqualTo(Map.of(Verdict.GOOD_TRUSTED, 3L));
    }

    @Test
    void a_commit_that_says_authored_and_is_signed_by_another_is_named_by_a_verification() throws Exception {
        store.append(Samples.patientCreated());
        store.close();
        var service = QuickKeys.open(data, clock).signer();
        CommitSigner pretending = new CommitSigner() {
            @Override
            public byte[] sign(byte[] commit, Instant at) {
                return service.sign(commit, at);
            }

            @Override
            public String meaning() {
                return "authored";
            }

            @Override
            public X509Certificate certificate() {
                return service.certificate();
            }
        };
        store = GitStore.openWriter(new StoreFolder(data).settings(), pretending, clock);
        store.append(List.of(Samples.letter(Samples.CLINICAL, 1)));
        store.checkpoint();

        var report = new Verifier(data, SignatureVerifier.ofInstallation(data, clock)).full(VerificationProgress.NONE);

        assertThat(report.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).contains("its certificate must name one of"));
    }

    @Test
    void the_prepared_text_stands_for_the_files_beside_it() {
        store.append(Samples.patientCreated());
        var prepared = store.prepare(List.of(Samples.letter(Samples.CLINICAL, 1)), repeatable(1))
                .getFirst();

        var hashes = new TreeMap<RecordPath, Optional<String>>();
        prepared.files()
                .forEach((path, bytes) -> hashes.put(new RecordPath(path), Optional.of(ContentChain.sha256(bytes))));

        assertThat(prepared.parentContentSha256()).isNotNull();
        assertThat(message(prepared).trailers().contentSha256())
                .isEqualTo(ContentChain.ofHashes(prepared.parentContentSha256(), hashes));
    }

    @Test
    void the_same_seed_and_time_give_the_same_bytes_and_another_seed_others() {
        store.append(Samples.patientCreated());
        var letter = List.of(Samples.letter(Samples.CLINICAL, 1));

        var first = store.prepare(letter, repeatable(1)).getFirst().text();

        assertThat(store.prepare(letter, repeatable(1)).getFirst().text()).isEqualTo(first);
        assertThat(store.prepare(letter, repeatable(2)).getFirst().text()).isNotEqualTo(first);
    }

    @Test
    void a_record_that_moved_takes_no_old_preparation() {
        store.append(Samples.patientCreated());
        var letter = List.of(Samples.letter(Samples.CLINICAL, 1));
        var submitting = signed(store.prepare(letter, repeatable(1)), repeatable(1));
        store.append(List.of(Samples.letter(Samples.CLINICAL, 1, 77, "Somebody was faster.\n")));

        assertThatThrownBy(() -> store.submit(letter, submitting)).isInstanceOf(StaleTipException.class);
        assertThatThrownBy(() -> store.submit(List.of(Samples.letter(Samples.CLINICAL, 2)), submitting))
                .isInstanceOf(StaleTipException.class);
    }

    @Test
    void other_events_than_those_prepared_are_refused() {
        store.append(Samples.patientCreated());
        store.append(List.of(Samples.clinicalCreated(Samples.record(9))));
        var submitting =
                signed(store.prepare(List.of(Samples.letter(Samples.CLINICAL, 1)), repeatable(1)), repeatable(1));

        assertThatThrownBy(() -> store.submit(List.of(Samples.letter(Samples.record(9), 1)), submitting))
                .isInstanceOf(AuthorSigning.OtherEventsException.class);
        assertThatThrownBy(() ->
                        store.submit(List.of(Samples.letter(Samples.CLINICAL, 1, 101, "Another text.\n")), submitting))
                .isInstanceOf(InvalidException.class)
                .hasMessageContaining("must be the one that was prepared");
        assertThat(store.head(Samples.CLINICAL).orElseThrow().sequence()).isZero();
    }

    @Test
    void an_author_without_a_registration_has_nothing_to_sign_with() {
        store.append(Samples.patientCreated());
        var letter = Samples.letter(Samples.CLINICAL, 1);
        var by = letter.provenance();
        var nobody = new Author("Ada Example", null, List.of(), null);
        var unregistered = new NewEvent(
                letter.record(),
                letter.kind(),
                letter.sequence(),
                letter.event(),
                letter.eventId(),
                new Provenance(nobody, by.caller(), by.commandId(), by.correlationId()),
                letter.time());

        assertThatThrownBy(() -> store.prepare(List.of(unregistered), repeatable(1)))
                .hasMessageContaining("author.registrations");
    }

    @Test
    void what_was_recorded_minutes_after_its_time_is_found_again_by_its_command() throws Exception {
        store.append(Samples.patientCreated());
        var letter = List.of(Samples.letter(Samples.CLINICAL, 1));
        var submitting = signed(store.prepare(letter, repeatable(1)), repeatable(1));
        clock.forward(Duration.ofMinutes(14));
        for (int n = 20; n < 40; n++) {
            var created = Samples.clinicalCreated(Samples.record(n));
            store.append(List.of(new NewEvent(
                    created.record(),
                    created.kind(),
                    created.sequence(),
                    created.event(),
                    created.eventId(),
                    created.provenance(),
                    clock.instant())));
        }
        var receipt = store.submit(letter, submitting);
        store.close();

        store = GitStore.openWriter(
                new StoreFolder(data).settings(), QuickKeys.open(data, clock).signer(), clock);
        var by = letter.getFirst().provenance();
        var found = store.findCommand(Samples.CLINICAL, by.caller(), by.commandId());

        assertThat(found.orElseThrow().appended().getFirst().position()).isEqualTo(receipt.position());
    }
}
