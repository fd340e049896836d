package vpr.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastLeavesTest {
    @TempDir
    Path data;

    private Path vpr() {
        return data.resolve(".vpr");
    }

    /** A log in which the n-th leaf is of the given record. */
    private void write(List<String> records) throws IOException {
        try (LogRebuild log = LogRebuild.open(vpr(), data)) {
            var drafts = IntStream.range(0, records.size())
                    .mapToObj(n -> draft(records.get(n), n))
                    .iterator();
            var _ = log.write(drafts, Optional.empty(), 0);
        }
    }

    private static LeafDraft draft(String record, long n) {
        return new LeafDraft(
                record, n, Optional.empty(), hex(n + 1, 40), hex(n, 64), Leaflets.TIME.plusMillis(n), "letter-added/1");
    }

    private static String hex(long n, int digits) {
        return String.format(Locale.ROOT, "%0" + digits + "x", n);
    }

    private static List<String> records(int leaves, int records) {
        var random = new SplittableRandom(7);
        return IntStream.range(0, leaves)
                .mapToObj(n -> hex(new SplittableRandom(random.nextInt(records)).nextLong() & Long.MAX_VALUE, 32))
                .toList();
    }

    private static Map<String, Long> lastOf(List<String> records) {
        var last = new HashMap<String, Long>();
        for (int n = 0; n < records.size(); n++) {
            last.put(records.get(n), (long) n);
        }
        return last;
    }

    private static void assertKnows(LastLeaves found, Map<String, Long> last) throws IOException {
        found.catchUp();
        for (var one : last.entrySet()) {
            assertThat(found.of(one.getKey()))
                    .contains(draft(one.getKey(), one.getValue()).at(Position.of(2, one.getValue())));
        }
        assertThat(found.records()).isEqualTo(last.size());
        assertThat(found.of("f".repeat(32))).isEmpty();
    }

    @Test
    void every_record_is_found_by_its_last_leaf_and_from_what_was_kept_as_well() throws Exception {
        List<String> records = records(20_000, 3_000);
        Files.createDirectories(vpr());
        write(records);
        try (Leaves leaves = Leaves.open(vpr())) {
            LastLeaves first = LastLeaves.open(vpr(), leaves);
            assertKnows(first, lastOf(records));
            first.keep();
            assertThat(vpr().resolve("ledger")).exists();
            assertKnows(LastLeaves.open(vpr(), leaves), lastOf(records));
        }
    }

    @Test
    void leaves_that_came_after_it_was_kept_are_taken_in() throws Exception {
        try (EventLog log = EventLog.open(vpr(), data, Logs.SMALL, frames -> {})) {
            Logs.append(log, 0, 100);
            log.checkpoint();
            LastLeaves last = LastLeaves.open(vpr(), log.leaves());
            last.keep();
            Logs.append(log, 100, 50);
            log.checkpoint();
            assertThat(last.of(Leaflets.leaf(120).record())).isEmpty();
            last.catchUp();
            assertThat(last.of(Leaflets.leaf(120).record())).contains(Leaflets.leaf(120));
            LastLeaves again = LastLeaves.open(vpr(), log.leaves());
            assertThat(again.of(Leaflets.leaf(3).record())).contains(Leaflets.leaf(3));
            again.catchUp();
            assertThat(again.of(Leaflets.leaf(149).record())).contains(Leaflets.leaf(149));
        }
    }

    @Test
    void what_is_kept_of_another_log_or_damaged_at_any_byte_is_not_believed() throws Exception {
        List<String> records = records(300, 50);
        Files.createDirectories(vpr());
        write(records);
        try (Leaves leaves = Leaves.open(vpr())) {
            LastLeaves.open(vpr(), leaves).keep();
            Path file = vpr().resolve("ledger");
            byte[] good = Files.readAllBytes(file);
            var ledger = new LedgerFile(file);
            assertThat(ledger.read(leaves.entries())).isPresent();
            for (int at = 0; at < good.length; at += at < 64 ? 1 : 997) {
                byte[] bad = good.clone();
                bad[at] ^= 1;
                Files.write(file, bad);
                assertThat(ledger.read(leaves.entries())).as("byte " + at).isEmpty();
                Files.write(file, Arrays.copyOf(good, at));
                assertThat(ledger.read(leaves.entries())).as("cut at " + at).isEmpty();
            }
            assertKnows(LastLeaves.open(vpr(), leaves), lastOf(records));
        }
    }

    @Test
    void two_ids_that_share_a_place_are_both_found() throws Exception {
        String one = "0123456789abcdef" + "1111111111" + "222222";
        String other = "0123456789abcdef" + "3333333333" + "222222";
        Files.createDirectories(vpr());
        write(List.of(one, one, other));
        try (Leaves leaves = Leaves.open(vpr())) {
            LastLeaves last = LastLeaves.open(vpr(), leaves);
            last.catchUp();
            assertThat(last.of(one).map(Leaf::sequence)).contains(1L);
            assertThat(last.of(other).map(Leaf::sequence)).contains(2L);
        }
    }

    @Provide
    Arbitrary<List<Integer>> puts() {
        return Arbitraries.integers().between(0, 2_000).list().ofMaxSize(4_000);
    }

    @Property(tries = 50)
    void the_table_is_a_map(@ForAll("puts") List<Integer> puts) {
        var table = new RecordTable();
        var map = new HashMap<Integer, Long>();
        for (int n = 0; n < puts.size(); n++) {
            table.put(key(puts.get(n)), n);
            map.put(puts.get(n), (long) n);
        }
        for (int record = 0; record <= 2_000; record++) {
            assertThat(table.get(key(record))).isEqualTo(map.getOrDefault(record, -1L));
        }
        assertThat(table.size()).isEqualTo(map.size());
    }

    private static RecordKey key(int record) {
        var random = new SplittableRandom(record);
        var bytes = new byte[16];
        random.nextBytes(bytes);
        return RecordKey.of(HexFormat.of().formatHex(bytes));
    }

    @Test
    void the_table_takes_less_than_24_bytes_a_record() {
        var table = new RecordTable();
        int records = 1_000_000;
        for (int n = 0; n < records; n++) {
            table.put(key(n), n);
        }
        long words = 0;
        for (long[] part : table.words()) {
            words += part.length;
        }
        assertThat((double) words * Long.BYTES / records).isLessThan(24);
    }
}
