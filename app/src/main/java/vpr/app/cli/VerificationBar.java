package vpr.app.cli;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import vpr.gitstore.verify.VerificationProgress;

/** How far a verification is: a bar that is written over on a terminal, a line at every tenth elsewhere. */
final class VerificationBar implements VerificationProgress {
    private static final int WIDTH = 40;
    private static final int PARTS = 10;
    private static final long EVERY = TimeUnit.MILLISECONDS.toNanos(100);

    private final PrintStream out;
    private final boolean terminal;
    private final long start = System.nanoTime();
    private long shown = start - EVERY;
    private long part;
    private boolean open;

    VerificationBar(PrintStream out) {
        this(out, Terminal.isAttached());
    }

    VerificationBar(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public void leaves(long checked, long all) {
        if (terminal) {
            bar(checked, all);
        } else if (PARTS * checked / all > part) {
            part = PARTS * checked / all;
            out.println("  " + checked + " of " + all + " commits");
        }
    }

    private void bar(long checked, long all) {
        long now = System.nanoTime();
        if (checked < all && now - shown < EVERY) {
            return;
        }
        shown = now;
        int full = (int) (WIDTH * checked / all);
        double seconds = Math.max(now - start, 1) / 1e9;
        out.printf(
                "\r  [%s%s] %d of %d commits, %.0f a second  ",
                "#".repeat(full), "·".repeat(WIDTH - full), checked, all, checked / seconds);
        out.flush();
        open = true;
    }

    /** Leaves the line. */
    void end() {
        if (open) {
            out.println();
        }
    }
}
