package vpr.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import vpr.app.postgres.EmbeddedPostgres;
import vpr.app.redis.EmbeddedRedis;
import vpr.app.server.Replaying;
import vpr.app.settings.Settings;
import vpr.benchmarks.load.Series;
import vpr.benchmarks.load.Until;
import vpr.benchmarks.server.Hospital;
import vpr.benchmarks.server.VprProcess;

/** All tables filled again from Git, by what {@code vpr replay} does when there are none. */
final class RebuildBenchmark implements Benchmark {
    private static final int PATIENTS = 300;
    private static final int LETTERS = 3_000;

    @Override
    public String measure(Bench bench) throws Exception {
        bench.say("Making " + PATIENTS + " patients with " + LETTERS + " letters");
        try (var server = VprProcess.start(bench.home(), bench.folder(), Map.of(), "run")) {
            Hospital.open(server, PATIENTS).addLetters(8, Until.calls(LETTERS), false);
        }
        var settings = Settings.from(VprProcess.places(bench.folder()));
        try (var postgres = EmbeddedPostgres.startOrJoin(settings.runDirectory(), step -> {});
                var database = database(postgres)) {
            var table =
                    new Table("", "events", "in a fresh process, events a second", "later rounds in the same process");
            var first = new Series();
            first.add(eventsASecond(settings, database));
            table.row(
                    "the tables",
                    events(database),
                    first.text(0),
                    later(bench, settings, database).text(0));
            // A replay fills a Redis that is there already; one that it had to start itself would end with it.
            try (var _ = EmbeddedRedis.startOrJoin(settings.runDirectory(), step -> {})) {
                var both = later(bench, settings, database).text(0);
                table.row("the tables, then Redis", events(database), "–", both);
            }
            return "Opening the records, making and filling all tables, counting and putting them in place, over the"
                    + " number of events: a letter is one, a patient three. Median (lowest–highest).\n\n"
                    + table.text();
        }
    }

    private static Series later(Bench bench, Settings settings, HikariDataSource database) throws Exception {
        var later = new Series();
        for (int round = 1; round <= bench.rounds(); round++) {
            bench.say("Rebuilding, round " + round + " of " + bench.rounds());
            later.add(eventsASecond(settings, database));
        }
        return later;
    }

    private static double eventsASecond(Settings settings, HikariDataSource database) throws Exception {
        drop(database);
        long begun = System.nanoTime();
        var report = Replaying.run(settings, step -> {});
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (report.deadLetters() > 0) {
            throw new IllegalStateException("not every event could be shown");
        }
        return eventsIn(database) / seconds;
    }

    private static String events(HikariDataSource database) throws SQLException {
        return String.format(Locale.ROOT, "%,d", eventsIn(database));
    }

    private static HikariDataSource database(EmbeddedPostgres postgres) {
        var database = new HikariDataSource();
        database.setJdbcUrl(postgres.jdbcUrl());
        database.setUsername(postgres.user());
        database.setPassword(postgres.password().reveal());
        database.setMaximumPoolSize(1);
        return database;
    }

    private static void drop(HikariDataSource database) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("drop schema vpr cascade");
        }
    }

    private static long eventsIn(HikariDataSource database) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from vpr.activity")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
