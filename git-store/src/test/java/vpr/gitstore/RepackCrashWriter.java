package vpr.gitstore;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import vpr.gitstore.signing.QuickKeys;
import vpr.gitstore.signing.ServiceKeys;
import vpr.log.LogSettings;
import vpr.record.RecordId;

/**
 * A bare store in which one letter follows the other and packs are joined after each, until it is killed. Prints a line for
 * each acknowledged letter: record, commit. Argument: data directory.
 */
final class RepackCrashWriter {
    static final int RECORDS = 2;

    private RepackCrashWriter() {}

    public static void main(String[] arguments) throws IOException {
        GitStore store = open(Path.of(arguments[0]));
        System.out.println("open");
        var random = new Random();
        while (true) {
            RecordId record = Samples.record(random.nextInt(RECORDS));
            NewEvent event = CrashWriter.next(store, record, random);
            System.out.print(record + " " + store.append(List.of(event)).commitOf(record) + "\n");
            store.packs().joinNow(record);
        }
    }

    static GitStore open(Path data) throws IOException {
        ServiceKeys keys = QuickKeys.open(data, Clock.systemUTC());
        var settings =
                new StoreSettings(data, "example.org", LogSettings.defaults().withLowWater(0, 0));
        return GitStore.openWriter(settings, keys.signer(), Clock.systemUTC());
    }
}
