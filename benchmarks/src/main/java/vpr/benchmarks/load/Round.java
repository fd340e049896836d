package vpr.benchmarks.load;

/**
 * What callers did in one round.
 *
 * @param calls acknowledged
 * @param early of these, in the first second: a burst, before anything behind has to keep up
 * @param callingSeconds until the last call was acknowledged
 * @param seconds until everything behind was done too: applied and synced
 */
public record Round(long calls, long early, double callingSeconds, double seconds) {
    /** Calls a second, with what is left behind done inside the time. */
    public double sustained() {
        return calls / seconds;
    }

    /** Calls in the first second. */
    public double burst() {
        return callingSeconds < 1 ? calls / callingSeconds : early;
    }
}
