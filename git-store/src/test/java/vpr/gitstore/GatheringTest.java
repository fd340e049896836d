package vpr.gitstore;

import static org.assertj.core.api.Assertions.assertThat;
import static vpr.gitstore.Samples.CLINICAL;
import static vpr.gitstore.Samples.clinicalCreated;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jgit.lib.Constants;
import org.junit.jupiter.api.Test;
import vpr.record.RecordId;
import vpr.record.RecordKind;
import vpr.record.commit.Salts;

class GatheringTest {
    private static final int LARGE = 84_000;
    private static final int SMALL = 840;

    // Near the end of what it counts, where a clock of nanoseconds may be.
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE);
    private final Gathering gathering = new Gathering(clock::get);

    private static Map<RecordDirectory, List<RecordChange>> letters(int count, int folder) {
        return letters(CLINICAL, count, folder);
    }

    private static Map<RecordDirectory, List<RecordChange>> letters(RecordId id, int count, int folder) {
        var record = new RecordDirectory(Path.of("data"), RecordKind.CLINICAL, id);
        RecordChange any = new ChangeBuilder(new FixedSigner(), Salts.random())
                .build(record, Optional.empty(), tree -> new byte[0], List.of(clinicalCreated(id)));
        var trees = List.of(
                GitObject.of(Constants.OBJ_TREE, new byte[200]), GitObject.of(Constants.OBJ_TREE, new byte[folder]));
        var change = new RecordChange(
                record, any.oldTip(), List.of(any.commits().getFirst().withTrees(trees)));
        return Map.of(record, Collections.nCopies(count, change));
    }

    @Test
    void a_letter_that_comes_alone_holds_up_nobody() {
        assertThat(gathering.after(letters(1, LARGE))).isZero();
        clock.addAndGet(Duration.ofMillis(250).toNanos());
        assertThat(gathering.after(letters(1, LARGE))).isZero();
    }

    @Test
    void after_letter_on_letter_to_a_large_folder_the_next_ones_gather() {
        gathering.after(letters(1, LARGE));
        clock.addAndGet(Duration.ofMillis(249).toNanos());

        assertThat(gathering.after(letters(1, LARGE))).isEqualTo(Gathering.TIME);
    }

    @Test
    void after_several_letters_at_once_to_a_large_folder_the_next_ones_gather() {
        assertThat(gathering.after(letters(2, LARGE))).isEqualTo(Gathering.TIME);
    }

    @Test
    void letters_to_small_folders_never_gather() {
        gathering.after(letters(2, SMALL));

        assertThat(gathering.after(letters(2, SMALL))).isZero();
    }

    @Test
    void letters_to_several_records_with_large_folders_each_count_for_their_own() {
        gathering.after(letters(1, LARGE));

        assertThat(gathering.after(letters(Samples.record(7), 1, LARGE))).isZero();
    }

    @Test
    void letters_to_other_records_in_between_change_nothing() {
        gathering.after(letters(1, LARGE));
        gathering.after(letters(Samples.record(7), 1, SMALL));

        assertThat(gathering.after(letters(1, LARGE))).isEqualTo(Gathering.TIME);
    }
}
