package vpr.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiFunction;
import java.util.function.IntFunction;

/** Callers that each make one call after the other, all at the same time. */
public final class Callers {
    private static final long SECOND = 1_000_000_000L;

    private Callers() {}

    /** One call; it returns when it is acknowledged. */
    @FunctionalInterface
    public interface Call {
        void once() throws Exception;
    }

    /** What has to be over before the time of a round is. */
    @FunctionalInterface
    public interface Drain {
        Drain NOTHING = () -> {};

        void await() throws Exception;
    }

    /**
     * @param each gives each caller, from 0, what it calls
     * @param drain runs on the clock, after the last call
     * @throws IllegalStateException when a call failed: a rate of errors is none
     */
    public static Round run(int callers, Until until, IntFunction<Call> each, Drain drain) throws Exception {
        var made = new LongAdder();
        var early = new LongAdder();
        try (var threads = Executors.newFixedThreadPool(callers)) {
            var calls = new ArrayList<Callable<Void>>();
            for (int i = 0; i < callers; i++) {
                calls.add(caller(each.apply(i), until, made, early));
            }
            long begun = System.nanoTime();
            until.begin(begun);
            requireGood(threads.invokeAll(calls));
            double calling = since(begun);
            drain.await();
            return new Round(made.sum(), early.sum(), calling, since(begun));
        }
    }

    /** As {@link #run}, each caller with a connection to that port and a random of its own, which begins the same each time. */
    public static Round overConnections(
            int port, int callers, Until until, BiFunction<Connection, Random, Call> each, Drain drain)
            throws Exception {
        var connections = new ArrayList<Connection>();
        try {
            for (int i = 0; i < callers; i++) {
                connections.add(new Connection(port));
            }
            return run(callers, until, i -> each.apply(connections.get(i), new Random(i)), drain);
        } finally {
            connections.forEach(Connection::close);
        }
    }

    private static Callable<Void> caller(Call call, Until until, LongAdder made, LongAdder early) {
        return () -> {
            while (until.goesOn()) {
                call.once();
                made.increment();
                if (System.nanoTime() - until.begun() < SECOND) {
                    early.increment();
                }
            }
            return null;
        };
    }

    private static void requireGood(List<Future<Void>> ended) throws InterruptedException {
        for (var future : ended) {
            try {
                future.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a call failed", e.getCause());
            }
        }
    }

    private static double since(long begun) {
        return (System.nanoTime() - begun) / (double) SECOND;
    }
}
