package vpr.app.demo;

import java.io.PrintStream;
import java.util.function.IntConsumer;

/** How far it is: a bar that is written over on a terminal, a line at every quarter elsewhere. */
final class ProgressBar implements IntConsumer {
    private static final int WIDTH = 40;
    private static final int PARTS = 4;

    private final PrintStream out;
    private final boolean terminal;
    private final int all;

    ProgressBar(PrintStream out, boolean terminal, int all) {
        this.out = out;
        this.terminal = terminal;
        this.all = all;
    }

    @Override
    public void accept(int done) {
        if (terminal) {
            var full = WIDTH * done / all;
            out.print("\r  [" + "#".repeat(full) + "·".repeat(WIDTH - full) + "] " + done + " of " + all
                    + (done == all ? "\n" : ""));
            out.flush();
        } else if (PARTS * done / all > PARTS * (done - 1) / all) {
            out.println("  " + done + " of " + all);
        }
    }
}
