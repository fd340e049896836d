package vpr.population.patient;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeTry;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vpr.population.patient.PatientQueries.After;
import vpr.population.patient.PatientQueries.Line;

/** The law of pages: together they are the whole list, in its order, each patient once. */
class PagingTest {
    private static final EmbeddedPostgres POSTGRES = start();
    private static final JdbcClient DB = JdbcClient.create(POSTGRES.getPostgresDatabase());

    private final PatientQueries queries = new PatientQueries(DB);
    private final Patients patients = new Patients(DB);

    private static EmbeddedPostgres start() {
        try {
            var postgres = EmbeddedPostgres.builder().start();
            Flyway.configure().dataSource(postgres.getPostgresDatabase()).load().migrate();
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterContainer
    static void stop() throws IOException {
        POSTGRES.close();
    }

    @BeforeTry
    void empty() {
        patients.none();
    }

    private static List<Line> pages(int limit, Function<@Nullable After, List<Line>> page) {
        var all = new ArrayList<Line>();
        After after = null;
        while (true) {
            var lines = page.apply(after);
            all.addAll(lines);
            if (lines.size() < limit) {
                return all;
            }
            after = new After(lines.getLast().sortName(), lines.getLast().view().patientId());
        }
    }

    @Property(tries = 40)
    void pages_together_are_the_whole_list(
            @ForAll @Size(max = 15) List<@Chars({'a', 'é', 'B', ' ', '-'}) @StringLength(max = 3) String> names,
            @ForAll @IntRange(min = 1, max = 6) int limit) {
        names.forEach(name -> patients.named("x", name));
        var paged = pages(limit, after -> queries.all(after, limit));
        assertThat(paged).isEqualTo(queries.all(null, 100)).hasSameSizeAs(names);
        assertThat(paged)
                .isSortedAccordingTo(Comparator.comparing(Line::sortName)
                        .thenComparing(line -> line.view().patientId()));
    }

    @Property(tries = 40)
    void a_search_finds_exactly_the_names_with_a_word_that_begins_so(
            @ForAll @Size(max = 15) List<@Chars({'a', 'é', 'B', ' '}) @StringLength(min = 1, max = 4) String> names,
            @ForAll @IntRange(min = 1, max = 6) int limit) {
        names.forEach(name -> patients.named("x", name));
        var search = new PatientSearch("E", null, null, null, null);
        var found = pages(limit, after -> queries.matching(search, after, limit));
        var expected = queries.all(null, 100).stream()
                .filter(line -> (" " + line.sortName()).contains(" e"))
                .toList();
        assertThat(found).isEqualTo(expected);
    }
}
