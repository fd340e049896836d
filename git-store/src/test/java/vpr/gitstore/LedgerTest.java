package vpr.gitstore;

import static org.assertj.core.api.Assertions.assertThat;
import static vpr.gitstore.Samples.CLINICAL;
import static vpr.gitstore.Samples.clinicalCreated;
import static vpr.gitstore.Samples.letter;
import static vpr.gitstore.Samples.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vpr.log.Leaves;

class LedgerTest {
    private static final int MORE_THAN_IT_HOLDS = 35_000;

    @TempDir
    Path data;

    private StoreFolder folder;

    @BeforeEach
    void write_two_letters() throws IOException {
        folder = new StoreFolder(data);
        try (GitStore store = folder.open()) {
            store.append(List.of(clinicalCreated(CLINICAL)));
            store.append(List.of(letter(CLINICAL, 1)));
            store.append(List.of(letter(CLINICAL, 2)));
        }
    }

    private static ObjectId commit(int n) {
        return ObjectId.fromString(String.format(Locale.ROOT, "%040x", n));
    }

    private static void apply(Ledger ledger, int from) {
        for (int n = from + 1; n <= from + MORE_THAN_IT_HOLDS; n++) {
            ledger.applied(record(100 + n), commit(n));
        }
    }

    @Test
    void a_start_finds_the_tips_from_what_was_kept_and_without_it() throws Exception {
        for (int next = 3; next <= 6; next++) {
            Path ledger = data.resolve(".vpr/ledger");
            if (next == 5) {
                Files.delete(ledger);
            } else if (next == 6) {
                Files.writeString(ledger, "damaged");
            }
            try (GitStore store = folder.open()) {
                store.append(List.of(letter(CLINICAL, next)));
                assertThat(store.kindOf(record(50))).isEmpty();
            }
            assertThat(ledger).exists();
            try (GitStore reader = GitStore.openReader(data)) {
                int expected = next;
                assertThat(reader.head(CLINICAL))
                        .hasValueSatisfying(head -> assertThat(head.sequence()).isEqualTo(expected));
            }
        }
    }

    @Test
    void what_was_applied_and_has_no_leaf_yet_is_held_however_much_it_is() throws Exception {
        try (Leaves leaves = Leaves.open(data.resolve(".vpr"))) {
            var ledger = new Ledger(data.resolve(".vpr"));
            ledger.load(leaves);
            apply(ledger, 0);
            for (int n = 1; n <= MORE_THAN_IT_HOLDS; n++) {
                assertThat(ledger.tipOf(record(100 + n))).contains(commit(n));
            }
        }
    }

    @Test
    void what_has_its_leaf_is_found_there_once_it_is_let_go() throws Exception {
        try (Leaves leaves = Leaves.open(data.resolve(".vpr"))) {
            var ledger = new Ledger(data.resolve(".vpr"));
            ledger.load(leaves);
            ledger.applied(CLINICAL, commit(1));
            apply(ledger, 0);
            assertThat(ledger.tipOf(CLINICAL)).contains(commit(1));
            try (GitStore store = folder.open()) {
                store.append(List.of(letter(CLINICAL, 3)));
                store.checkpoint();
                apply(ledger, MORE_THAN_IT_HOLDS);
                var tip = store.head(CLINICAL).orElseThrow().commit();
                assertThat(ledger.tipOf(CLINICAL)).contains(ObjectId.fromString(tip.hex()));
            }
        }
    }
}
