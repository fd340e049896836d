package vpr.benchmarks.server;

import java.io.IOException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vpr.access.Action;
import vpr.access.Allowed;
import vpr.api.TablesPosition;
import vpr.gitstore.GitStore;
import vpr.log.Position;
import vpr.projections.aggregate.RedisFollower;

/** Answers when what was acknowledged is where it belongs. */
@RestController
class DrainController {
    private static final long PAUSE_MILLIS = 2;

    private final GitStore store;
    private final ObjectProvider<TablesPosition> tables;
    private final ObjectProvider<RedisFollower> redis;

    DrainController(GitStore store, ObjectProvider<TablesPosition> tables, ObjectProvider<RedisFollower> redis) {
        this.store = store;
        this.tables = tables;
        this.redis = redis;
    }

    /** In Git, and synced there. */
    @Allowed(Action.ADD_LETTER)
    @PostMapping("/benchmark/drain")
    void drain() throws IOException {
        Drained.await(store);
    }

    /** In the tables and in Redis, all of it that is in Git now. */
    @Allowed(Action.ADD_LETTER)
    @PostMapping("/benchmark/catch-up")
    void catchUp() throws InterruptedException {
        var target = store.health().log().applied().map(Position::toString).orElse("");
        var follower = redis.getIfAvailable();
        while (tables.getObject().reached().orElse("").compareTo(target) < 0
                || (follower != null && follower.position().orElse("").compareTo(target) < 0)) {
            Thread.sleep(PAUSE_MILLIS);
        }
    }
}
