package vpr.benchmarks.server;

import io.lettuce.core.api.sync.RedisStringCommands;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vpr.access.Action;
import vpr.access.Allowed;
import vpr.redis.Redis;

/** What reading a letter is compared with: the same bytes, by one GET of Redis. */
@RestController
class PlainRedisController {
    private static final long PATIENCE_MILLIS = 5_000;

    private final RedisStringCommands<String, byte[]> redis;

    PlainRedisController(Redis redis) throws InterruptedException {
        this.redis = redis.connection().within(PATIENCE_MILLIS).orElseThrow().sync();
    }

    @Allowed(Action.ADD_LETTER)
    @PutMapping("/benchmark/redis/{patient}/{letter}")
    void keep(@PathVariable String patient, @PathVariable String letter, @RequestBody byte[] json) {
        redis.set(key(patient, letter), json);
    }

    @Allowed(Action.READ_LETTER)
    @GetMapping("/benchmark/redis/{patient}/{letter}")
    ResponseEntity<byte[]> read(@PathVariable String patient, @PathVariable String letter) {
        var json = redis.get(key(patient, letter));
        return json == null
                ? ResponseEntity.notFound().build()
                : ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(json);
    }

    private static String key(String patient, String letter) {
        return "benchmark:{" + patient + "}:" + letter;
    }
}
