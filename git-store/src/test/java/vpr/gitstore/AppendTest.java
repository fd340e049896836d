package vpr.gitstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vpr.gitstore.Samples.CALLER;
import static vpr.gitstore.Samples.CLINICAL;
import static vpr.gitstore.Samples.COORDINATION;
import static vpr.gitstore.Samples.DEMOGRAPHICS;
import static vpr.gitstore.Samples.clinicalCreated;
import static vpr.gitstore.Samples.letter;
import static vpr.gitstore.Samples.patientCreated;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vpr.log.OwnedElsewhereException;
import vpr.record.InvalidException;
import vpr.record.RecordKind;

class AppendTest {
    @TempDir
    Path data;

    @Test
    void what_was_appended_is_at_the_head_at_once() throws IOException {
        try (GitStore store = new StoreFolder(data).open()) {
            store.append(List.of(clinicalCreated(CLINICAL)));
            Receipt receipt = store.append(List.of(letter(CLINICAL, 1), letter(CLINICAL, 2)));

            RecordHead head = store.head(CLINICAL).orElseThrow();
            assertThat(head.sequence()).isEqualTo(2);
            assertThat(head.commit()).isEqualTo(receipt.commitOf(CLINICAL));
            assertThat(head.kind()).isEqualTo(RecordKind.CLINICAL);
            assertThat(head.names("correspondence/letter")).hasSize(2).isSorted();
            assertThat(head.names("")).contains("care-plan", "correspondence", "ehr_status.yaml");
            assertThat(head.names("nowhere")).isEmpty();
            assertThat(head.file("care-plan/README.md"))
                    .hasValueSatisfying(bytes -> assertThat(bytes).asString().isEqualTo("# Care plan\n"));
            assertThat(head.file("care-plan")).isEmpty();
        }
    }

    @Test
    void a_head_stays_what_it_was() throws IOException {
        try (GitStore store = new StoreFolder(data).open()) {
            store.append(List.of(clinicalCreated(CLINICAL)));
            RecordHead before = store.head(CLINICAL).orElseThrow();
            store.append(List.of(letter(CLINICAL, 1)));

            assertThat(before.sequence()).isZero();
            assertThat(before.names("correspondence/letter")).isEmpty();
        }
    }

    @Test
    void everything_is_there_after_opening_again() throws IOException {
        var folder = new StoreFolder(data);
        Receipt receipt;
        try (GitStore store = folder.open()) {
            store.append(patientCreated());
            receipt = store.append(List.of(letter(CLINICAL, 1)));
        }
        try (GitStore store = folder.open()) {
            assertThat(store.head(CLINICAL)).hasValueSatisfying(head -> {
                assertThat(head.commit()).isEqualTo(receipt.commitOf(CLINICAL));
                assertThat(head.provenance()).isEqualTo(letter(CLINICAL, 1).provenance());
            });
            assertThat(store.kindOf(DEMOGRAPHICS)).contains(RecordKind.DEMOGRAPHICS);
            assertThat(store.kindOf(Samples.record(99))).isEmpty();
        }
    }

    @Test
    void three_records_of_one_command_have_positions_in_the_order_of_its_events() throws IOException {
        try (GitStore store = new StoreFolder(data).open()) {
            Receipt receipt = store.append(patientCreated());

            assertThat(receipt.appended())
                    .extracting(Appended::record)
                    .containsExactly(DEMOGRAPHICS, CLINICAL, COORDINATION);
            assertThat(receipt.appended()).extracting(Appended::position).isSorted();
            assertThat(receipt.position()).hasToString("0001-000000000000002");
        }
    }

    @Test
    void one_stale_record_keeps_all_of_a_command_out() throws IOException {
        try (GitStore store = new StoreFolder(data).open()) {
            store.append(List.of(clinicalCreated(CLINICAL)));

            assertThatThrownBy(() -> store.append(patientCreated()))
                    .isInstanceOfSatisfying(
                            StaleTipException.class, e -> assertThat(e.record()).isEqualTo(CLINICAL));
            assertThat(store.head(DEMOGRAPHICS)).isEmpty();
        }
    }

    @Test
    void of_two_writers_on_one_tip_the_second_is_refused() throws IOException {
        try (GitStore store = new StoreFolder(data).open()) {
            store.append(List.of(clinicalCreated(CLINICAL)));
            store.append(List.of(letter(CLINICAL, 1, 7, "first")));

            assertThatThrownBy(() -> store.append(List.of(letter(CLINICAL, 1, 8, "second"))))
                    .isInstanceOf(StaleTipException.class);
            assertThatThrownBy(() -> store.append(List.of(letter(CLINICAL, 3)))).isInstanceOf(StaleTipException.class);
            assertThat(store.head(CLINICAL))
                    .hasValueSatisfying(head -> assertThat(head.sequence()).isEqualTo(1));
        }
    }

    @Test
    void a_record_keeps_its_kind() throws IOException {
        try (GitStore store = new StoreFolder(data).open()) {
            store.append(List.of(clinicalCreated(CLINICAL)));
            NewEvent letter = letter(CLINICAL, 1);
            var misplaced = new NewEvent(
                    CLINICAL,
                    RecordKind.DEMOGRAPHICS,
                    1,
                    letter.event(),
                    letter.eventId(),
                    letter.provenance(),
                    letter.time());

            assertThatThrownBy(() -> store.append(List.of(misplaced)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("kind");
        }
    }

    @Test
    void nothing_is_recorded_before_what_it_follows() throws IOException {
        try (GitStore store = new StoreFolder(data).open()) {
            store.append(List.of(clinicalCreated(CLINICAL)));
            NewEvent letter = letter(CLINICAL, 1);
            store.append(List.of(new NewEvent(
                    CLINICAL,
                    RecordKind.CLINICAL,
                    1,
                    letter.event(),
                    letter.eventId(),
                    letter.provenance(),
                    Samples.NOW.minusSeconds(3600))));

            assertThat(store.head(CLINICAL))
                    .hasValueSatisfying(head -> assertThat(head.recordedAt()).isEqualTo(Samples.NOW));
        }
    }

    @Test
    void a_command_is_found_again_with_its_events_and_positions() throws IOException {
        var folder = new StoreFolder(data);
        Receipt receipt;
        NewEvent letter = letter(CLINICAL, 1, 7, "once");
        try (GitStore store = folder.open()) {
            store.append(List.of(clinicalCreated(CLINICAL)));
            receipt = store.append(List.of(letter));
            assertThat(store.findCommand(CLINICAL, CALLER, Samples.uuid(7, 7)))
                    .contains(new StoredCommand(
                            List.of(letter.event()), receipt.appended(), letter.provenance(), letter.time()));
        }
        try (GitStore store = folder.open()) {
            assertThat(store.findCommand(CLINICAL, CALLER, Samples.uuid(7, 7)))
                    .contains(new StoredCommand(
                            List.of(letter.event()), receipt.appended(), letter.provenance(), letter.time()));
            assertThat(store.findCommand(CLINICAL, "another", Samples.uuid(7, 7)))
                    .isEmpty();
            assertThat(store.findCommand(CLINICAL, CALLER, Samples.uuid(7, 8))).isEmpty();
        }
        try (GitStore store =
                folder.openAt(letter.time().plus(Duration.ofHours(24)).plusMillis(1))) {
            assertThat(store.findCommand(CLINICAL, CALLER, Samples.uuid(7, 7))).isEmpty();
        }
    }

    @Test
    void a_second_owner_is_refused() throws IOException {
        var folder = new StoreFolder(data);
        try (GitStore store = folder.open()) {
            assertThatThrownBy(folder::open).isInstanceOf(OwnedElsewhereException.class);
            assertThat(store.health().writable()).isTrue();
        }
    }

    @Test
    void a_data_directory_keeps_its_namespace() throws IOException {
        var folder = new StoreFolder(data);
        folder.open().close();
        var other = new StoreSettings(data, "example.com", folder.settings().log());

        assertThatThrownBy(() -> GitStore.openWriter(other, StoreFolder.signer(), Clock.systemUTC()))
                .isInstanceOf(InvalidException.class)
                .hasMessageContaining("namespace");
    }

    @Test
    void the_organisation_is_known_once_it_is_recorded() throws IOException {
        var folder = new StoreFolder(data);
        try (GitStore store = folder.open()) {
            assertThat(store.facts().organisation()).isEmpty();
            store.append(List.of(Samples.organisationCreated(Samples.record(9))));
            store.checkpoint();
            assertThat(store.facts().organisation()).contains(Samples.record(9));
            assertThat(store.facts().namespace()).isEqualTo("example.org");
        }
    }
}
