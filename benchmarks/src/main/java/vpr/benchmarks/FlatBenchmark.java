package vpr.benchmarks;

import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import vpr.benchmarks.store.BareStore;

/** What a letter costs the store alone where few came before it, and where many did. */
final class FlatBenchmark implements Benchmark {
    private static final int CALLERS = 8;
    private static final int LETTERS_A_SECOND = 300;

    /** Records that are written at a time: on both sides as many letters wait that are of the same record. */
    private static final int AT_A_TIME = 30;

    private static final int FEW_LETTERS = 10;
    private static final int MANY_LETTERS = 1_000;
    private static final int MANY_LETTERS_A_SECOND = 100;
    private static final int SET = AT_A_TIME * FEW_LETTERS;
    private static final int FEW_PATIENTS = 1_000;
    private static final int MANY_PATIENTS = 100_000;
    private static final int PATIENTS_A_SECOND = 10_000;

    @Override
    public String measure(Bench bench) throws Exception {
        var table = new Table("a letter", "µs, " + CALLERS + " callers", "CPU, µs");
        byLetters(bench, table);
        byPatients(bench, table);
        return "By the store alone, the time of a round over its letters: all that is done behind is done inside it."
                + " Median (lowest–highest).\n\n"
                + table.text();
    }

    private static void byLetters(Bench bench, Table table) throws Exception {
        int letters = letters(bench);
        int records = letters / SET * AT_A_TIME;
        int before = (int)
                Math.min(MANY_LETTERS, MANY_LETTERS_A_SECOND * bench.round().toSeconds());
        bench.say("Writing " + before + " letters to each of " + AT_A_TIME + " records");
        try (var few = BareStore.open(bench.folder().resolve("few-letters"));
                var many = BareStore.open(bench.folder().resolve("many-letters"))) {
            many.addRecords(0, AT_A_TIME);
            many.addLetters(CALLERS, AT_A_TIME * before, inTurn());
            var small = new LetterCost();
            var large = new LetterCost();
            // The first round warms up. Those with few letters have twice as many after one, and the next takes others.
            for (int round = 0; round <= bench.rounds(); round++) {
                bench.say("Few and many letters, round " + round + " of " + bench.rounds());
                int first = round * records;
                few.addRecords(first, first + records);
                few.addLetters(CALLERS, letters, inSets(first));
                small.measure(round > 0, () -> few.addLetters(CALLERS, letters, inSets(first)));
                large.measure(round > 0, () -> many.addLetters(CALLERS, letters, inTurn()));
            }
            small.row(table, "after " + FEW_LETTERS + " to " + 2 * FEW_LETTERS + " in the same record");
            large.row(table, "after " + count(before) + " to " + count(many.letters(AT_A_TIME) / AT_A_TIME));
            large.ratios(table, small, Wanted.atMost(1.5));
        }
    }

    private static void byPatients(Bench bench, Table table) throws Exception {
        int letters = letters(bench);
        int patients =
                (int) Math.min(MANY_PATIENTS, PATIENTS_A_SECOND * bench.round().toSeconds());
        bench.say("Making " + count(patients) + " records");
        try (var few = BareStore.open(bench.folder().resolve("few-patients"));
                var many = BareStore.open(bench.folder().resolve("many-patients"))) {
            few.addRecords(0, FEW_PATIENTS);
            many.addRecords(0, patients);
            var small = new LetterCost();
            var large = new LetterCost();
            for (int round = 0; round <= bench.rounds(); round++) {
                bench.say("Few and many patients, round " + round + " of " + bench.rounds());
                small.measure(round > 0, () -> few.addLetters(CALLERS, letters, anyOf(FEW_PATIENTS)));
                large.measure(round > 0, () -> many.addLetters(CALLERS, letters, anyOf(patients)));
            }
            small.row(table, "to any of " + count(FEW_PATIENTS) + " patients");
            large.row(table, "to any of " + count(patients));
            large.ratios(table, small, Wanted.atMost(1.2));
        }
    }

    private static int letters(Bench bench) {
        return (int) (LETTERS_A_SECOND * bench.round().toSeconds());
    }

    private static IntSupplier inTurn() {
        var calls = new AtomicInteger();
        return () -> calls.getAndIncrement() % AT_A_TIME;
    }

    /** All letters of some records, then all of the next ones. */
    private static IntSupplier inSets(int first) {
        var calls = new AtomicInteger();
        return () -> {
            int call = calls.getAndIncrement();
            return first + call / SET * AT_A_TIME + call % AT_A_TIME;
        };
    }

    private static IntSupplier anyOf(int patients) {
        return () -> ThreadLocalRandom.current().nextInt(patients);
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
