package vpr.projections.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that an older VPR filled. */
class UpgradeTest {
    private static final List<String> FIRST_TABLES = List.of(
            "patients",
            "patient_names",
            "patient_identifiers",
            "records",
            "letters",
            "letter_versions",
            "activity",
            "api_keys",
            "token_entry");

    @TempDir
    private Path data;

    private Hospital hospital;
    private Database fresh;
    private Database old;

    @BeforeEach
    void open() throws Exception {
        hospital = new Hospital(data);
        fresh = Database.migrated();
        old = Database.empty();
        Flyway.configure()
                .dataSource(old.source())
                .schemas(old.schema())
                .createSchemas(true)
                .target("1")
                .load()
                .migrate();
    }

    @AfterEach
    void close() {
        hospital.close();
        fresh.close();
        old.close();
    }

    @Test
    void after_the_upgrade_the_projections_fill_everything_again_by_themselves() throws Exception {
        hospital.opens();
        hospital.key("abcdefghijklmnop");
        hospital.letter(hospital.patient("Ann", "Lee"), "One.\n");
        catchUp(fresh);
        FIRST_TABLES.forEach(this::copyAsItWasAtFirst);
        assertThat(old.text("select position from reached"))
                .isEqualTo(hospital.head().toString());

        old.tables().migrate();

        assertThat(old.texts("select position from reached where position is not null"))
                .as("what is there before the first event is shown again")
                .isEmpty();
        catchUp(old);
        assertThat(new Comparison(old.sql(), fresh.schema(), old.schema()).compare())
                .allSatisfy(
                        table -> assertThat(table.isEqual()).as(table.name()).isTrue())
                .filteredOn(table -> table.name().equals("patient_versions"))
                .singleElement()
                .satisfies(table -> assertThat(table.rows()).isEqualTo(1));
    }

    private void catchUp(Database database) throws Exception {
        try (var running = Running.of(hospital, database)) {
            running.seeEverything();
        }
    }

    // What the first version wrote is what is written now, without the columns that came later, and with those that
    // went.
    private void copyAsItWasAtFirst(String table) {
        var columns = columnsOf(old, table);
        columns.retainAll(columnsOf(fresh, table));
        var same = String.join(", ", columns);
        var gone = table.equals("letter_versions");
        old.run("insert into " + table + " (" + same + (gone ? ", body, letter_references, composition" : "")
                + ") select " + same + (gone ? ", 'One.', '{}', '{}'" : "") + " from " + fresh.schema() + "." + table);
    }

    private List<String> columnsOf(Database database, String table) {
        return new ArrayList<>(
                old.texts("select quote_ident(column_name) from information_schema.columns where table_schema = '"
                        + database.schema() + "' and table_name = '" + table + "' order by ordinal_position"));
    }
}
