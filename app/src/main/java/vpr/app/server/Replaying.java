package vpr.app.server;

import java.io.IOException;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vpr.app.settings.Settings;
import vpr.projections.aggregate.Replay;
import vpr.projections.aggregate.ReplayRefusedException;
import vpr.projections.aggregate.ReplayReport;
import vpr.redis.RedisConnection;

/** A replay as a process of its own; it only reads the records. */
public final class Replaying {
    private Replaying() {}

    /** Rebuilds the tables, and says how they compare with those before. */
    public static ReplayReport run(Settings settings, Consumer<String> progress) throws IOException, SQLException {
        try (var store = Installation.reader(settings);
                var tables = Tables.open(settings, progress);
                var connections = tables.connections(Installation.SCHEMA);
                var redis = RedisStore.open(settings, progress)) {
            progress.accept("Reading the records in " + settings.data());
            return new Replay(store, connections, Installation.SCHEMA, kept(redis)).run();
        } catch (ReplayRefusedException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        }
    }

    // One that this process has just started is empty, and ends with it.
    private static @Nullable RedisConnection kept(@Nullable RedisStore redis) {
        if (redis == null) {
            return null;
        }
        var embedded = redis.embedded();
        return embedded != null && embedded.isOwned() ? null : redis.client().connection();
    }
}
