package vpr.benchmarks.store;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code crash}: writes letters to a store without any checkpoint, and ends as a process does that is killed. */
@Command(name = "crash", hidden = true, description = "What the benchmark of recovery starts; not for use.")
public final class Crash implements Callable<Integer> {
    private static final int CALLERS = 8;

    @Option(names = "--data", required = true)
    private Path data = Path.of("");

    @Option(names = "--records", required = true)
    private int records;

    @Option(names = "--letters", required = true)
    private int letters;

    @Override
    public Integer call() throws Exception {
        var store = BareStore.openWithoutCheckpoints(data);
        store.addLettersOnly(CALLERS, letters, () -> ThreadLocalRandom.current().nextInt(records));
        // Nothing is closed, and no hook runs.
        Runtime.getRuntime().halt(0);
        return 0;
    }
}
