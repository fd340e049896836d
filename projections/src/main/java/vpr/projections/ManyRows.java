package vpr.projections;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A statement that writes any number of rows. They come as one array a column: of bytes where the values are bytes,
 * else of texts, which the statement casts.
 */
public record ManyRows(String sql, List<String> columns, Set<String> bytes) {
    /**
     * @param sql has {@code %s} where the rows are read from, as a table named {@code given}
     * @param columns of {@code given}, parted by commas
     * @param bytes those of them that are bytes
     */
    public static ManyRows of(String sql, String columns, String... bytes) {
        var names = List.of(columns.split(", "));
        var arrays = names.stream()
                .map(name -> "cast(:" + name + (List.of(bytes).contains(name) ? " as bytea[])" : " as text[])"))
                .collect(Collectors.joining(", "));
        return new ManyRows(sql.formatted("unnest(" + arrays + ") as given (" + columns + ")"), names, Set.of(bytes));
    }

    Map<String, Object> parameters(List<Map<String, @Nullable Object>> rows) {
        var parameters = new HashMap<String, Object>();
        for (var column : columns) {
            parameters.put(column, bytes.contains(column) ? bytes(column, rows) : texts(column, rows));
        }
        return parameters;
    }

    private static byte[][] bytes(String column, List<Map<String, @Nullable Object>> rows) {
        return rows.stream().map(row -> (byte[]) row.get(column)).toArray(byte[][]::new);
    }

    private static String[] texts(String column, List<Map<String, @Nullable Object>> rows) {
        return rows.stream().map(row -> textOrNull(row.get(column))).toArray(String[]::new);
    }

    private static @Nullable String textOrNull(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case OffsetDateTime moment -> Times.text(moment);
            default -> value.toString();
        };
    }
}
