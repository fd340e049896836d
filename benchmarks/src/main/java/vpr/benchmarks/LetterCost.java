package vpr.benchmarks;

import java.util.concurrent.Callable;
import vpr.benchmarks.load.Cpu;
import vpr.benchmarks.load.Round;
import vpr.benchmarks.load.Series;

/** What a letter costs a store of this process, in time and in CPU. */
final class LetterCost {
    private static final double MICROS = 1e6;

    private final Series time = new Series();
    private final Series cpu = new Series();

    /** @param counts false for what only warms up */
    void measure(boolean counts, Callable<Round> work) throws Exception {
        double before = Cpu.seconds();
        var round = work.call();
        double seconds = Cpu.seconds() - before;
        if (counts) {
            time.add(round.seconds() * MICROS / round.calls());
            cpu.add(seconds * MICROS / round.calls());
        }
    }

    void row(Table table, String name) {
        table.row(name, time.text(0), cpu.text(0));
    }

    /** A row of this one's costs over the other's. */
    void ratios(Table table, LetterCost other, Wanted wanted) {
        table.row("ratio", wanted.beside(time.over(other.time)), wanted.beside(cpu.over(other.cpu)));
    }
}
