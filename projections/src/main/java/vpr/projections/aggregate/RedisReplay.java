package vpr.projections.aggregate;

import java.util.Arrays;
import java.util.Collection;
import java.util.TreeSet;
import vpr.log.Position;
import vpr.redis.RedisConnection;
import vpr.redis.RedisKeys;

/**
 * Fills a second set of values from the first event on, and compares the live ones with it. A value that is absent in the
 * live ones is no difference: a Redis whose memory is full lets values go, and then the tables answer.
 */
final class RedisReplay {
    static final String NAME = "redis";
    private static final int MOST_IDS = 20;

    private final GitEvents events;
    private final RedisValues live;
    private final RedisValues rebuilt;
    private final Collection<String> ids = new TreeSet<>();
    private long rows;
    private long before;
    private long now;

    RedisReplay(GitEvents events, RedisConnection connection) {
        this.events = events;
        this.live = new RedisValues(connection, RedisKeys.LIVE);
        this.rebuilt = new RedisValues(connection, RedisKeys.REPLAY);
    }

    /** @throws RedisAwayException when Redis does not answer; what is live is right then too, or says that it is not there */
    ReplayReport.Table run(Position target) {
        rebuilt.clear();
        fill(rebuilt, target);
        fill(live, target);
        rebuilt.forEach(this::compare);
        if (!rebuilt.lostSome()) {
            live.forEach(this::requireRebuilt);
        }
        if (before == 0 && now == 0) {
            rebuilt.clear();
        } else {
            swap();
        }
        return new ReplayReport.Table(
                NAME, rows, before, now, ids.stream().limit(MOST_IDS).toList());
    }

    private void fill(RedisValues where, Position target) {
        var filling = new RedisFilling(events.until(target), where);
        var more = true;
        while (more) {
            more = filling.step();
        }
    }

    private void compare(String name) {
        rows++;
        var id = rebuilt.withoutPrefix(name);
        var is = rebuilt.get(name);
        var was = live.get(live.withPrefix(id));
        if (was != null && !Arrays.equals(was, is)) {
            before++;
            now++;
            ids.add(id);
        }
    }

    private void requireRebuilt(String name) {
        var id = live.withoutPrefix(name);
        if (rebuilt.get(rebuilt.withPrefix(id)) == null) {
            before++;
            ids.add(id);
        }
    }

    // What says that the live values may be used goes first and comes last.
    private void swap() {
        live.clear();
        rebuilt.forEach(name -> rebuilt.rename(name, live.withPrefix(rebuilt.withoutPrefix(name))));
        rebuilt.rename(RedisKeys.REPLAY.reached(), RedisKeys.LIVE.reached());
    }
}
