package vpr.projections.aggregate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.RedisException;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import vpr.projections.RedisBatch;
import vpr.redis.Reached;
import vpr.redis.RedisConnection;
import vpr.redis.RedisKeys;
import vpr.redis.StoredValue;

/** One set of values in Redis, to write and to compare. */
final class RedisValues {
    private static final long PATIENCE_MILLIS = 3_000;
    private static final byte[] NONE = {};
    private static final ScanArgs MANY = ScanArgs.Builder.limit(500);

    // All of a batch or nothing, and only on what was read before: whoever flushed Redis, or wrote too, moved it.
    private static final byte[] WRITE = """
            if (redis.call('GET', KEYS[1]) or '') ~= ARGV[1] then return 0 end
            for i = 2, #KEYS, 2 do
              local value = ARGV[i / 2 + 2]
              if value == '' then redis.call('DEL', KEYS[i])
              elseif redis.call('EXISTS', KEYS[i + 1]) == 0 then redis.call('SET', KEYS[i], value) end
            end
            redis.call('SET', KEYS[1], ARGV[2])
            return 1
            """.getBytes(UTF_8);

    private final RedisConnection connection;
    private final RedisKeys keys;

    RedisValues(RedisConnection connection, RedisKeys keys) {
        this.connection = connection;
        this.keys = keys;
    }

    /** What stands there, whatever it is; empty bytes for nothing. */
    byte[] reached() {
        return ask(redis -> Optional.ofNullable(redis.get(keys.reached())).orElse(NONE));
    }

    RedisBatch newBatch() {
        return new RedisBatch(keys, key -> Optional.ofNullable(get(key)).flatMap(StoredValue::parse));
    }

    byte @org.jspecify.annotations.Nullable [] get(String key) {
        return ask(redis -> Optional.ofNullable(redis.get(key))).orElse(null);
    }

    /**
     * Writes the batch in one step.
     *
     * @param before what {@link #reached} gave
     * @return false, and nothing was written, when something else stands there now
     */
    boolean write(RedisBatch batch, byte[] before, Reached after) {
        var names = new ArrayList<String>();
        var values = new ArrayList<byte[]>();
        names.add(keys.reached());
        values.add(before);
        values.add(after.bytes());
        batch.changes().forEach((name, change) -> {
            names.add(name);
            names.add(change.unless());
            values.add(change.value());
        });
        Long written = ask(redis -> redis.eval(
                WRITE, ScriptOutputType.INTEGER, names.toArray(String[]::new), values.toArray(byte[][]::new)));
        return written == 1;
    }

    /** Takes all values away; first what says that they may be used. */
    void clear() {
        ask(redis -> redis.unlink(keys.reached()));
        forEach(name -> ask(redis -> redis.unlink(name)));
    }

    /** Every name but the one of the position, some perhaps twice while others write. */
    void forEach(Consumer<String> what) {
        ScanCursor cursor = ScanCursor.INITIAL;
        do {
            var from = cursor;
            KeyScanCursor<String> page = ask(redis -> redis.scan(from, MANY.match(keys.prefix() + "*")));
            page.getKeys().stream().filter(name -> !name.equals(keys.reached())).forEach(what);
            cursor = page;
        } while (!cursor.isFinished());
    }

    String withPrefix(String id) {
        return keys.prefix() + id;
    }

    String withoutPrefix(String name) {
        return name.substring(keys.prefix().length());
    }

    void rename(String name, String to) {
        ask(redis -> redis.rename(name, to));
    }

    /** Whether the server has let values go for want of memory since it started. */
    boolean lostSome() {
        return !ask(redis -> redis.info("stats")).contains("evicted_keys:0\r\n");
    }

    private <T> T ask(Function<RedisCommands<String, byte[]>, T> command) {
        try {
            var now = connection
                    .within(PATIENCE_MILLIS)
                    .orElseThrow(() -> new RedisAwayException("there is no connection to Redis", null));
            return command.apply(now.sync());
        } catch (RedisException e) {
            throw new RedisAwayException("Redis does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RedisAwayException("Redis was not waited for", e);
        }
    }
}
