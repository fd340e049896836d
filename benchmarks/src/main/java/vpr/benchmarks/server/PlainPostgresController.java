package vpr.benchmarks.server;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vpr.access.Action;
import vpr.access.Allowed;

/** What reading a letter is compared with: the same bytes, by one {@code select} of one column by primary key. */
@RestController
class PlainPostgresController {
    private final DataSource database;

    PlainPostgresController(DataSource database) throws SQLException {
        this.database = database;
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create schema if not exists benchmark");
            statement.execute("create table if not exists benchmark.answers (path text primary key, json bytea)");
        }
    }

    @Allowed(Action.ADD_LETTER)
    @PutMapping("/benchmark/postgres/{patient}/{letter}")
    void keep(@PathVariable String patient, @PathVariable String letter, @RequestBody byte[] json) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("insert into benchmark.answers values (?, ?)")) {
            statement.setString(1, patient + "/" + letter);
            statement.setBytes(2, json);
            statement.executeUpdate();
        }
    }

    @Allowed(Action.READ_LETTER)
    @GetMapping("/benchmark/postgres/{patient}/{letter}")
    ResponseEntity<byte[]> read(@PathVariable String patient, @PathVariable String letter) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("select json from benchmark.answers where path = ?")) {
            statement.setString(1, patient + "/" + letter);
            try (var rows = statement.executeQuery()) {
                return rows.next()
                        ? ResponseEntity.ok()
                                .contentType(MediaType.APPLICATION_JSON)
                                .body(rows.getBytes(1))
                        : ResponseEntity.notFound().build();
            }
        }
    }
}
