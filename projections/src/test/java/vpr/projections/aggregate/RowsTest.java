package vpr.projections.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vpr.projections.ManyRows;
import vpr.projections.Rows;

class RowsTest {
    private static final ManyRows NOTES = ManyRows.of(
            "insert into notes select cast(number as int), text, shown from %s where number <> '13'",
            "number, text, shown", "shown");

    private Database database;
    private Rows rows;

    @BeforeEach
    void open() {
        database = Database.migrated();
        database.run("create table notes (number int primary key, text text, shown bytea)");
        rows = new Rows(JdbcClient.create(database.source()));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void add(int number, @Nullable String text) {
        var row = new HashMap<String, @Nullable Object>();
        row.put("number", number);
        row.put("text", text);
        row.put("shown", new byte[] {0, (byte) number});
        rows.add(NOTES, row);
    }

    private String count() {
        return database.text("select count(*) from notes");
    }

    @Test
    void rows_wait_and_are_written_together_each_with_its_own_values() {
        add(1, "{\"a\", \\b}\n'ü',");
        add(2, null);
        assertThat(count()).isEqualTo("0");
        rows.write();
        assertThat(database.texts("select coalesce(text, 'nothing') || shown::text from notes order by number"))
                .containsExactly("{\"a\", \\b}\n'ü',\\x0001", "nothing\\x0002");
        rows.write();
        assertThat(count()).isEqualTo("2");
    }

    @Test
    void whatever_else_is_asked_finds_them() {
        add(1, "one");
        assertThat(rows.sql("select text from notes").query(String.class).single())
                .isEqualTo("one");
    }

    @Test
    void no_more_than_two_hundred_wait() {
        for (var number = 100; number < 299; number++) {
            add(number, "short");
        }
        assertThat(count()).isEqualTo("0");
        add(299, "short");
        assertThat(count()).isEqualTo("200");
    }

    @Test
    void no_more_than_a_mebibyte_waits() {
        add(1, "a".repeat(500_000));
        assertThat(count()).isEqualTo("0");
        add(2, "ü".repeat(600_000));
        assertThat(count()).isEqualTo("2");
    }

    @Test
    void a_row_that_finds_no_place_is_an_error() {
        add(13, "nowhere");
        assertThatThrownBy(rows::write).isInstanceOf(IllegalStateException.class);
    }
}
