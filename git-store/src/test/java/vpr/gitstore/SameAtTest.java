package vpr.gitstore;

import static org.assertj.core.api.Assertions.assertThat;
import static vpr.gitstore.Samples.CLINICAL;
import static vpr.gitstore.Samples.DEMOGRAPHICS;
import static vpr.gitstore.Samples.letter;
import static vpr.gitstore.Samples.patientCreated;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.lib.Constants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vpr.record.CommitId;
import vpr.record.letter.LetterEvent.LetterAdded;
import vpr.record.letter.LetterFiles;

class SameAtTest {
    @TempDir
    Path data;

    private final NewEvent first = letter(CLINICAL, 1);
    private StoreFolder folder;

    @BeforeEach
    void a_folder() {
        folder = new StoreFolder(data);
    }

    @ParameterizedTest(name = "applied to Git and opened again: {0}")
    @ValueSource(booleans = {false, true})
    void files_that_nobody_wrote_since_are_the_same_and_others_are_not(boolean applied) throws IOException {
        GitStore store = folder.open();
        CommitId created = commit(store.append(patientCreated()));
        CommitId added = commit(store.append(List.of(first)));
        CommitId other = commit(store.append(List.of(letter(CLINICAL, 2))));
        if (applied) {
            store.close();
            store = folder.open();
        }
        try (GitStore open = store) {
            RecordHead head = open.head(CLINICAL).orElseThrow();

            assertThat(head.sameAt(added, files())).isTrue();
            assertThat(head.sameAt(other, files())).isTrue();
            assertThat(head.sameAt(created, files())).as("before it was there").isFalse();
            assertThat(head.sameAt(created, List.of("ehr_status.yaml"))).isTrue();
        }
    }

    @Test
    void the_same_text_written_again_is_another_version() throws IOException {
        try (GitStore store = folder.open()) {
            store.append(patientCreated());
            CommitId added = commit(store.append(List.of(first)));
            var again = new NewEvent(
                    CLINICAL,
                    first.kind(),
                    2,
                    first.event(),
                    Samples.uuid(4, 7),
                    Samples.provenance(7),
                    first.time().plusSeconds(1));
            CommitId second = commit(store.append(List.of(again)));
            RecordHead head = store.head(CLINICAL).orElseThrow();

            assertThat(head.sameAt(added, files())).isFalse();
            assertThat(head.sameAt(second, files())).isTrue();
        }
    }

    @ParameterizedTest(name = "applied to Git and opened again: {0}")
    @ValueSource(booleans = {false, true})
    void an_id_that_is_no_commit_of_this_record_is_the_same_as_nothing(boolean applied) throws IOException {
        GitStore store = folder.open();
        Receipt created = store.append(patientCreated());
        store.append(List.of(first));
        if (applied) {
            store.close();
            store = folder.open();
        }
        try (GitStore open = store) {
            RecordHead head = open.head(CLINICAL).orElseThrow();
            CommitId ofAnotherRecord = created.commitOf(DEMOGRAPHICS);
            byte[] file = head.file(files().getFirst()).orElseThrow();
            CommitId aFile =
                    new CommitId(GitObject.idOf(Constants.OBJ_BLOB, file).name());

            assertThat(head.sameAt(ofAnotherRecord, files())).isFalse();
            assertThat(head.sameAt(aFile, files())).isFalse();
            assertThat(head.sameAt(new CommitId("0".repeat(40)), files())).isFalse();
        }
    }

    private List<String> files() {
        var letter = ((LetterAdded) first.event()).letter();
        return List.of(
                LetterFiles.composition(letter).text(), LetterFiles.body(letter).text());
    }

    private static CommitId commit(Receipt receipt) {
        return receipt.commitOf(CLINICAL);
    }
}
