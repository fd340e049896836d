package vpr.log;

/** Waiting that an interrupt does not cut short: files that a thread still writes must not be closed under it. */
public final class Uninterrupted {
    private Uninterrupted() {}

    /** Until the thread has ended; an interrupt that came meanwhile is kept. */
    public static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
