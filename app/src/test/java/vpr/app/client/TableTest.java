package vpr.app.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {
    private static Table table() {
        var table = new Table("ID", "NAME~", "BY~");
        table.row("0d653d3d", "Respiratory clinic, second visit", "Dr Jane Smith");
        table.row("6dbbb72f", "Ä😀", "");
        return table;
    }

    @Test
    void columns_are_as_wide_as_their_widest_cell() {
        assertThat(table().text(200)).isEqualTo("""
                ID        NAME                              BY
                0d653d3d  Respiratory clinic, second visit  Dr Jane Smith
                6dbbb72f  Ä😀
                """);
    }

    @Test
    void on_a_narrow_terminal_words_are_cut_and_ids_are_not() {
        assertThat(table().text(40)).isEqualTo("""
                ID        NAME             BY
                0d653d3d  Respiratory cl…  Dr Jane Smith
                6dbbb72f  Ä😀
                """);
    }

    @Test
    void a_terminal_is_told_nothing_by_a_cell() {
        var table = new Table("NAME~");
        table.row("a\u001b[31mb\nc");

        assertThat(table.text(80)).isEqualTo("NAME\na [31mb c\n");
    }
}
