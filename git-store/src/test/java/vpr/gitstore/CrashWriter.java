package vpr.gitstore;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import vpr.gitstore.signing.QuickKeys;
import vpr.gitstore.signing.ServiceKeys;
import vpr.log.LogSettings;
import vpr.record.RecordId;
import vpr.record.RecordKind;

/**
 * A bare store under load, until it is killed. Prints a line for each acknowledged letter: position, record, commit.
 * Arguments: data directory, threads, first record number.
 */
final class CrashWriter {
    static final int RECORDS = 60;

    private CrashWriter() {}

    public static void main(String[] arguments) throws IOException {
        Path data = Path.of(arguments[0]);
        int threads = Integer.parseInt(arguments[1]);
        GitStore store = open(data);
        System.out.println("open");
        for (int i = 0; i < threads; i++) {
            int seed = i;
            Thread.ofPlatform().start(() -> write(store, new Random(seed + System.nanoTime()), System.out));
        }
    }

    static GitStore open(Path data) throws IOException {
        ServiceKeys keys = QuickKeys.open(data, Clock.systemUTC());
        var settings =
                new StoreSettings(data, "example.org", LogSettings.defaults().withLowWater(0, 0));
        return GitStore.openWriter(settings, keys.signer(), Clock.systemUTC());
    }

    private static void write(GitStore store, Random random, PrintStream out) {
        while (true) {
            RecordId record = Samples.record(random.nextInt(RECORDS));
            try {
                Receipt receipt = store.append(List.of(next(store, record, random)));
                Appended appended = receipt.appended().getLast();
                // One write, so that lines of several threads and the kill leave whole lines but for the last.
                out.print(appended.position() + " " + record + " " + appended.commit() + "\n");
            } catch (StaleTipException e) {
                // Another thread was faster: as it should be.
            }
        }
    }

    static NewEvent next(GitStore store, RecordId record, Random random) {
        long sequence = store.head(record).map(RecordHead::sequence).orElse(-1L) + 1;
        NewEvent event = sequence == 0
                ? Samples.clinicalCreated(record)
                : Samples.letter(
                        record, sequence, random.nextLong(1L << 50), "Letter. ".repeat(random.nextInt(1, 600)));
        return new NewEvent(
                record,
                RecordKind.CLINICAL,
                sequence,
                event.event(),
                event.eventId(),
                event.provenance(),
                Clock.systemUTC().instant());
    }
}
