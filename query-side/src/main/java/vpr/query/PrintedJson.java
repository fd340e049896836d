package vpr.query;

import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** JSON with one value a line, so that a difference of lines is one of values. */
public final class PrintedJson {
    private static final ObjectWriter PRINTED =
            JsonMapper.builder().build().writer().with(printer());

    private PrintedJson() {}

    /** The value's lines, each ended by a line feed. */
    public static String of(JsonNode value) {
        return PRINTED.writeValueAsString(value) + "\n";
    }

    private static DefaultPrettyPrinter printer() {
        var lines = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(lines);
        printer.indentArraysWith(lines);
        return printer;
    }
}
