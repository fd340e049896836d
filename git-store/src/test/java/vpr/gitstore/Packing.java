package vpr.gitstore;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import vpr.record.RecordId;
import vpr.record.RecordKind;

/**
 * What joining packs costs and saves: letters come one after the other, a pack each; packs are joined meanwhile as they are
 * due, at the end all into one. Not a test: a program to be run by hand. Arguments: folder for the data, records, letters
 * in each, bytes of a letter's text. The data stay for git and du to look at.
 */
final class Packing {
    private static final String[] WORDS = """
            the patient was seen in clinic today with a history of chest pain on exertion relieved by rest and no radiation
            blood pressure measured at normal limits medication aspirin bisoprolol atorvastatin ramipril continued review
            in three months thank you for referring this pleasant lady who presented to emergency department last week
            echocardiogram showed mild left ventricular systolic impairment follow up arranged renal function stable""".split("\\s+");

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private Packing() {}

    public static void main(String[] arguments) throws IOException {
        Path data = Files.createTempDirectory(Files.createDirectories(Path.of(arguments[0])), "packing");
        int records = Integer.parseInt(arguments[1]);
        int letters = Integer.parseInt(arguments[2]);
        int bytes = Integer.parseInt(arguments[3]);
        try (GitStore store = new StoreFolder(data).open()) {
            for (int n = 0; n < records; n++) {
                append(store, Samples.clinicalCreated(Samples.record(n)));
            }
            var random = new Random(1);
            for (int letter = 1; letter <= letters; letter++) {
                for (int n = 0; n < records; n++) {
                    append(store, letter(Samples.record(n), letter, text(random, bytes)));
                }
                if (Math.ceilDiv(letter * 10, letters) > Math.ceilDiv((letter - 1) * 10, letters)) {
                    report(store, records, letter);
                }
            }
            store.checkpoint();
            read(store, letters);
            long before = cpu();
            store.packs().joinDue();
            System.out.printf("due: %d µs of CPU%n", (cpu() - before) / 1000);
            show(store, records);
            read(store, letters);
            before = cpu();
            for (int n = 0; n < records; n++) {
                store.packs().joinNow(Samples.record(n));
            }
            System.out.printf("all: %d µs of CPU a letter%n", (cpu() - before) / 1000 / records / letters);
            show(store, records);
            read(store, letters);
            System.out.println(data);
        }
    }

    private static NewEvent letter(RecordId record, int n, String text) {
        return Samples.event(
                record,
                RecordKind.CLINICAL,
                n,
                Samples.letterAdded(Samples.NOW.plusSeconds(n * 3600L), n * 1000L + record.hashCode(), text),
                100 + n);
    }

    /** And waits until it is applied, so that it gets a pack of its own. */
    private static void append(GitStore store, NewEvent event) {
        store.append(List.of(event));
        while (store.health().log().backlogFrames() > 0) {
            Thread.onSpinWait();
        }
    }

    private static void report(GitStore store, int records, int letter) throws IOException {
        long repack = repackCpu();
        System.out.printf(
                "letter %d: %d µs of the repacking thread in all, %.0f a letter; ",
                letter, repack / 1000, repack / 1000.0 / letter / records);
        show(store, records);
    }

    private static void show(GitStore store, int records) throws IOException {
        int packs = 0;
        long bytes = 0;
        for (int n = 0; n < records; n++) {
            PackFacts facts = store.packs().of(Samples.record(n));
            packs += facts.packs();
            bytes += facts.bytes();
        }
        System.out.printf(
                "%d packs, %d KiB, %s%n", packs, bytes / 1024, store.packs().facts());
    }

    /** Opened anew each time, as a reader in another process would. */
    private static void read(GitStore store, int letters) {
        Tip tip = store.tip(Samples.record(0)).orElseThrow();
        List<StoredCommit> commits = store.commits(tip, 0);
        for (int pass = 0; pass < 3; pass++) {
            long start = System.nanoTime();
            for (int n = 1; n <= letters; n += Math.ceilDiv(letters, 100)) {
                var objects = new RecordObjects(new Repositories());
                new EventReader(objects).event(tip.directory(), commits.get(n));
                objects.close();
            }
            System.out.printf(
                    "an event read in a repository opened for it: %d µs%n", (System.nanoTime() - start) / 1000 / 100);
        }
    }

    private static long cpu() {
        return THREADS.getCurrentThreadCpuTime() + repackCpu();
    }

    private static long repackCpu() {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("vpr-repack")) {
                return THREADS.getThreadCpuTime(thread.threadId());
            }
        }
        return 0;
    }

    private static String text(Random random, int bytes) {
        var text = new StringBuilder();
        while (text.length() < bytes) {
            text.append(WORDS[random.nextInt(WORDS.length)]).append(random.nextInt(12) == 0 ? ".\n" : " ");
        }
        return text.toString();
    }
}
