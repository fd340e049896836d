package vpr.gitstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import vpr.log.LeafDraft;

/** Records as lists of times: the n-th event of the m-th record was recorded at that many milliseconds. */
class MergedChainsTest {
    private static final Instant FIRST = Instant.parse("2026-01-12T10:14:00Z");

    @Provide
    Arbitrary<List<List<Integer>>> records() {
        // Few moments, so that many are the same; also going back, as no record of ours does.
        return Arbitraries.integers()
                .between(0, 5)
                .list()
                .ofMaxSize(8)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    @Property(tries = 300)
    void every_record_keeps_its_events_and_their_order(@ForAll("records") List<List<Integer>> records)
            throws IOException {
        List<List<LeafDraft>> chains = chains(records);
        Map<String, List<LeafDraft>> merged =
                new TreeMap<>(merge(chains, 7).stream().collect(Collectors.groupingBy(LeafDraft::record)));
        Map<String, List<LeafDraft>> expected = new TreeMap<>();
        chains.stream()
                .filter(chain -> !chain.isEmpty())
                .forEach(chain -> expected.put(chain.getFirst().record(), chain));
        assertThat(merged).isEqualTo(expected);
    }

    @Property(tries = 300)
    void where_no_record_goes_back_the_events_stand_by_time_then_number_then_record(
            @ForAll("records") List<List<Integer>> records) throws IOException {
        List<List<Integer>> forward =
                records.stream().map(times -> times.stream().sorted().toList()).toList();
        List<LeafDraft> merged = merge(chains(forward), 7);
        List<LeafDraft> sorted = new ArrayList<>(merged);
        sorted.sort(Comparator.comparing(LeafDraft::time)
                .thenComparingLong(LeafDraft::sequence)
                .thenComparing(LeafDraft::record));
        assertThat(merged).isEqualTo(sorted);
    }

    @Property(tries = 100)
    void the_order_depends_neither_on_the_order_of_the_records_nor_on_how_many_are_sorted_at_a_time(
            @ForAll("records") List<List<Integer>> records) throws IOException {
        List<List<LeafDraft>> chains = chains(records);
        List<LeafDraft> once = merge(chains, 1_000);
        assertThat(merge(chains, 1)).isEqualTo(once);
        assertThat(merge(chains.reversed(), 3)).isEqualTo(once);
    }

    private static List<List<LeafDraft>> chains(List<List<Integer>> records) {
        List<List<LeafDraft>> chains = new ArrayList<>();
        for (List<Integer> times : records) {
            List<LeafDraft> chain = new ArrayList<>();
            for (int time : times) {
                chain.add(draft(chains.size(), chain.size(), time));
            }
            chains.add(chain);
        }
        return chains;
    }

    private static LeafDraft draft(int record, int sequence, int millis) {
        return new LeafDraft(
                hex(record, 32),
                sequence,
                sequence == 0 ? Optional.empty() : Optional.of(hex(1 + record * 100L + sequence - 1, 40)),
                hex(1 + record * 100L + sequence, 40),
                hex(sequence, 64),
                FIRST.plusMillis(millis),
                sequence % 2 == 0 ? "letter-added/1" : "letter-edited/1");
    }

    private static String hex(long n, int digits) {
        return String.format(Locale.ROOT, "%0" + digits + "x", n);
    }

    private static List<LeafDraft> merge(List<List<LeafDraft>> chains, int eventsARun) throws IOException {
        Path folder = Files.createTempDirectory("vpr-merged");
        try (var merged = new MergedChains(folder, eventsARun)) {
            for (List<LeafDraft> chain : chains) {
                merged.add(chain);
            }
            List<LeafDraft> all = new ArrayList<>();
            for (Iterator<LeafDraft> next = merged.inOrder(); next.hasNext(); ) {
                all.add(next.next());
            }
            assertThat(merged.count()).isEqualTo(all.size());
            return all;
        } finally {
            try (var files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }
}
