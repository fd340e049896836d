package vpr.gitstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import vpr.record.RecordKind;

class RepackRulesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final RepackRules RULES = RepackRules.defaults();

    private static RecordPacks packs(int count, int objects, long bytes, Instant newest) {
        List<RecordPacks.One> all = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            all.add(new RecordPacks.One(Path.of("pack-" + n + ".pack"), objects, bytes, newest.minusSeconds(n)));
        }
        return new RecordPacks(all);
    }

    private static RecordPacks with(RecordPacks packs, int objects, long bytes) {
        List<RecordPacks.One> all = new ArrayList<>(packs.packs());
        all.add(new RecordPacks.One(Path.of("pack-old-" + objects), objects, bytes, NOW.minusSeconds(10_000)));
        return new RecordPacks(all);
    }

    @Example
    void a_busy_record_that_is_looked_at_is_due_at_16_packs() {
        assertThat(RULES.due(packs(15, 7, 6000, NOW), NOW).packs()).isEmpty();
        assertThat(RULES.due(packs(16, 7, 6000, NOW), NOW).packs()).hasSize(16);
    }

    @Property
    void a_record_is_due_somewhere_between_16_and_32_packs(@ForAll int number) {
        assertThat(RULES.duePacks(record(number))).isBetween(16, 32);
    }

    private static RecordDirectory record(int number) {
        return new RecordDirectory(Path.of("data"), RecordKind.CLINICAL, Samples.record(number));
    }

    @Example
    void a_quiet_record_is_due_at_eight_packs_and_joined_whole() {
        RecordPacks seven = packs(7, 7, 6000, NOW.minusSeconds(4000));
        assertThat(RULES.due(seven, NOW).packs()).isEmpty();
        assertThat(RULES.due(with(seven, 70_000, 60_000_000), NOW).packs()).hasSize(8);
        assertThat(RULES.due(with(packs(7, 7, 6000, NOW.minusSeconds(3500)), 70_000, 60_000_000), NOW)
                        .packs())
                .isEmpty();
    }

    @Example
    void a_record_whose_folders_grow_more_than_the_rest_is_due_early() {
        RecordPacks grown = packs(12, 7, 90_000, NOW);
        assertThat(RULES.due(with(grown, 7_000, 1_000_000), NOW).packs()).hasSize(12);
        assertThat(RULES.due(with(grown, 7_000, 5_000_000), NOW).packs()).isEmpty();
    }

    @Example
    void a_large_pack_is_not_copied_for_a_few_small_ones() {
        RecordPacks record = with(packs(64, 7, 6000, NOW), 2 * 64 * 7, 6_000_000);
        assertThat(RULES.due(record, NOW).packs()).hasSize(64);
        assertThat(RULES.due(with(packs(64, 7, 6000, NOW), 2 * 64 * 7 - 1, 6_000_000), NOW)
                        .packs())
                .hasSize(65);
    }

    /** What bounds both the number of packs and how often an object is copied. */
    @Property(tries = 50)
    void a_record_keeps_few_packs_and_copies_each_object_seldom(
            @ForAll @IntRange(min = 1, max = 8000) int letters, @ForAll int number) {
        int duePacks = RULES.duePacks(record(number));
        List<RecordPacks.One> disk = new ArrayList<>();
        long copied = 0;
        int most = 0;
        for (int n = 0; n < letters; n++) {
            disk.add(new RecordPacks.One(Path.of("pack-" + n), 7, 6000, NOW.plusSeconds(n)));
            List<RecordPacks.One> due = disk.size() < duePacks
                    ? List.of()
                    : RULES.due(new RecordPacks(disk), NOW.plusSeconds(n)).packs();
            int objects = due.stream().mapToInt(RecordPacks.One::objects).sum();
            if (objects > 0) {
                disk.removeAll(due);
                long bytes = due.stream().mapToLong(RecordPacks.One::bytes).sum();
                disk.add(new RecordPacks.One(Path.of("joined-" + n), objects, bytes, NOW.plusSeconds(n)));
                copied += objects;
            }
            most = Math.max(most, disk.size());
        }
        assertThat(most).isLessThanOrEqualTo(32);
        assertThat(copied / 7.0 / letters).isLessThan(8);
    }

    @Example
    void too_many_packs_are_joined_in_several_goes_the_oldest_first() {
        RecordPacks many = packs(2000, 7, 6000, NOW);
        List<RecordPacks.One> due = RULES.due(many, NOW).packs();
        assertThat(due).hasSize(512).isEqualTo(many.packs().subList(2000 - 512, 2000));
    }

    @Example
    void one_pack_alone_is_never_joined() {
        assertThat(RULES.all(packs(1, 7, 6000, NOW)).packs()).isEmpty();
        assertThat(RULES.all(packs(2, 7, 6000, NOW)).packs()).hasSize(2);
    }
}
