package vpr.access;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import vpr.api.Problem;
import vpr.api.ProblemType;
import vpr.record.Author;
import vpr.record.organisation.ApiKey;

/** The keys as the tables know them, for processes that do not hold the data directory. */
public final class KeyQueries implements ApiKeys {
    // An author without registrations may be written without the list.
    private static final JsonMapper JSON = JsonMapper.builder()
            .withConfigOverride(
                    List.class, lists -> lists.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .build();

    private final JdbcClient jdbc;

    public KeyQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<KnownKey> byId(String id) {
        try {
            return jdbc.sql("""
                            select key_id, hash, name, roles, scopes, author, created_at, expires_at, revoked_at
                              from api_keys
                             where key_id = :id
                            """)
                    .param("id", id)
                    .query((row, number) -> knownKey(row))
                    .optional();
        } catch (DataAccessException e) {
            throw Problem.passing(ProblemType.UNAVAILABLE, "The API keys cannot be read now.", Duration.ofSeconds(5));
        }
    }

    private static KnownKey knownKey(ResultSet row) throws SQLException {
        var created = instant(row, "created_at");
        if (created == null) {
            throw new SQLException("api_keys.created_at is missing");
        }
        var key = new ApiKey(
                row.getString("key_id"),
                row.getString("hash"),
                row.getString("name"),
                names(row.getArray("roles"), ApiKey.Role::valueOf),
                names(row.getArray("scopes"), ApiKey.Scope::valueOf),
                JSON.readValue(row.getString("author"), Author.class),
                created,
                instant(row, "expires_at"));
        return new KnownKey(key, instant(row, "revoked_at"));
    }

    private static <T> Set<T> names(Array column, Function<String, T> valueOf) throws SQLException {
        return Arrays.stream((Object[]) column.getArray())
                .map(name -> name.toString().toUpperCase(Locale.ROOT).replace('-', '_'))
                .map(valueOf)
                .collect(Collectors.toSet());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
