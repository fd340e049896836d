package vpr.app.embedded;

import java.time.Duration;
import java.util.concurrent.CancellationException;

/** A short wait between two looks at another process, which gives no notice of what it does. */
public final class Pause {

    private Pause() {}

    public static void of(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for another process");
        }
    }
}
