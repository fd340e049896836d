package vpr.log;

import java.io.IOException;
import java.time.Duration;

/** How many leaves are applied, and so visible, and a way to wait for more. */
sealed interface VisibleCount permits Progress, PolledCount {
    long visible() throws IOException;

    /** True as soon as more than {@code seen} are visible, false when the time is over or the log closed. */
    boolean awaitMoreThan(long seen, Duration timeout) throws IOException, InterruptedException;
}
