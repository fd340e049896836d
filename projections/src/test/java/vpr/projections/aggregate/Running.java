package vpr.projections.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Projections that run, and waiting for what they do. */
record Running(Hospital hospital, Projections projections) implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    static Running of(Hospital hospital, Database database) throws SQLException {
        var projections = new Projections(hospital.store(), database.source());
        projections.start();
        return new Running(hospital, projections);
    }

    void seeEverything() {
        var head = hospital.head().toString();
        until(() -> projections.position().filter(head::equals).isPresent());
    }

    static void until(BooleanSupplier holds) {
        var end = System.nanoTime() + LONGEST.toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() throws SQLException {
        projections.close();
    }
}
