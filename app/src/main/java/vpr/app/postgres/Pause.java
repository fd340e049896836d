package vpr.app.postgres;

import java.time.Duration;

/** A short wait between two looks at another process, which gives no notice of what it does. */
final class Pause {

    private Pause() {}

    static void of(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedPostgresException.StartFailed("waiting", e);
        }
    }
}
