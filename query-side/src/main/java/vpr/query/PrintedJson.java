package vpr.query;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import vpr.record.yaml.Yaml;

/** JSON with one value a line, so that a difference of lines is one of values. */
public final class PrintedJson {
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNumberLength(Yaml.Num.LONGEST_IN_FULL)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final ObjectWriter PLAIN = JSON.writer().with(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN);
    private static final ObjectWriter PRINTED = JSON.writer().with(printer());

    private PrintedJson() {}

    /** The value, whose numbers keep the digits that they came with. */
    public static JsonNode read(String text) {
        return JSON.readTree(text);
    }

    /** The same, of JSON in UTF-8. */
    public static JsonNode read(byte[] json) {
        return JSON.readTree(json);
    }

    /** The value in one line, its numbers as {@link #read} found them. */
    public static String inOneLine(JsonNode value) {
        return PLAIN.writeValueAsString(value);
    }

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
