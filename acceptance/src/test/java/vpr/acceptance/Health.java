package vpr.acceptance;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** What {@code /health} answers: as a whole, and part by part. */
record Health(int status, JsonNode components) {
    private static final Duration LONGEST = Duration.ofSeconds(25);
    private static final Duration PAUSE = Duration.ofMillis(50);

    static Health of(RunningVpr vpr) {
        var answer = vpr.api().get("", "/health");
        return new Health(answer.status(), answer.json().path("components"));
    }

    /** Asks until the answer is as wanted. */
    static Health await(RunningVpr vpr, Predicate<Health> wanted) {
        var end = System.nanoTime() + LONGEST.toNanos();
        var health = of(vpr);
        while (!wanted.test(health)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain; the last was " + health + "\n" + vpr.printed());
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            health = of(vpr);
        }
        return health;
    }

    boolean isGood() {
        return status == 200;
    }

    /** Whether the whole answers 503 and this part is what cannot serve. */
    boolean isDown(String part) {
        return status == 503
                && components.path(part).path("status").asString("").equals("DOWN");
    }

    JsonNode details(String part) {
        return components.path(part).path("details");
    }
}
