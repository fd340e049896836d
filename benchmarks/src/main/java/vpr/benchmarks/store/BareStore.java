package vpr.benchmarks.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import vpr.benchmarks.load.Callers;
import vpr.benchmarks.load.Round;
import vpr.benchmarks.load.Until;
import vpr.benchmarks.server.Drained;
import vpr.gitstore.GitStore;
import vpr.gitstore.StoreSettings;
import vpr.gitstore.signing.CertifiedSigners;
import vpr.gitstore.signing.KeyStorePassword;
import vpr.gitstore.signing.ServiceKeys;
import vpr.log.LogSettings;
import vpr.record.RecordId;

/** A store in this process, with clinical records that are called by numbers, from 0. */
public final class BareStore implements AutoCloseable {
    /** Records that one frame makes. */
    private static final int BULK = 100;

    private static final int LOCKS = 1024;

    private final GitStore store;
    private final List<Object> locks =
            IntStream.range(0, LOCKS).mapToObj(i -> new Object()).toList();

    private BareStore(GitStore store) {
        this.store = store;
    }

    /** As a server opens it: it recovers what a crash left. */
    public static BareStore open(Path data) throws IOException {
        return Opening.of(data).open();
    }

    /** One that makes no checkpoint by itself: all that it takes stays in its journal. */
    public static BareStore openWithoutCheckpoints(Path data) throws IOException {
        return Opening.of(data).open(LogSettings.defaults().withCheckpoint(Duration.ofHours(1), Long.MAX_VALUE));
    }

    /**
     * What a store needs before it is opened, so that opening it can be measured.
     *
     * @param signers with the keys of the data directory, which are made where there are none
     */
    public record Opening(Path data, CertifiedSigners signers) {
        public static Opening of(Path data) throws IOException {
            var password = KeyStorePassword.random("0123456789abcdef".repeat(4));
            var keys = ServiceKeys.open(data, Samples.NAMESPACE, password, true, Clock.systemUTC());
            return new Opening(data, CertifiedSigners.of(data, keys, password, Clock.systemUTC()));
        }

        public BareStore open() throws IOException {
            return open(LogSettings.defaults());
        }

        private BareStore open(LogSettings log) throws IOException {
            var settings = new StoreSettings(data, Samples.NAMESPACE, log);
            return new BareStore(GitStore.openWriter(settings, signers, Clock.systemUTC()));
        }
    }

    /** Makes the records with these numbers, many in a frame, and waits until all of it is done. */
    public void addRecords(int from, int to) throws IOException {
        for (int first = from; first < to; first += BULK) {
            store.append(IntStream.range(first, Math.min(first + BULK, to))
                    .mapToObj(Samples::recordCreated)
                    .toList());
        }
        drain();
    }

    /**
     * Adds letters, one a frame; the drain is on the clock.
     *
     * @param next the number of the record that the next one goes to; called by many threads
     */
    public Round addLetters(int callers, int letters, IntSupplier next) throws Exception {
        return Callers.run(callers, Until.calls(letters), caller -> () -> addLetter(next.getAsInt()), this::drain);
    }

    /** The same without the drain: some may not be in Git yet. */
    void addLettersOnly(int callers, int letters, IntSupplier next) throws Exception {
        Callers.run(callers, Until.calls(letters), caller -> () -> addLetter(next.getAsInt()), Callers.Drain.NOTHING);
    }

    // As an aggregate does: nobody else writes to the record between reading its tip and writing to it.
    private void addLetter(int number) {
        RecordId record = Samples.record(number);
        synchronized (locks.get(Math.floorMod(number, LOCKS))) {
            long sequence = store.head(record).orElseThrow().sequence() + 1;
            int text = ThreadLocalRandom.current().nextInt();
            store.append(List.of(Samples.letterAdded(record, sequence, text)));
        }
    }

    /** How many letters these records have together: their events after the first. */
    public long letters(int records) {
        return IntStream.range(0, records)
                .mapToLong(number ->
                        store.head(Samples.record(number)).orElseThrow().sequence())
                .sum();
    }

    public void drain() throws IOException {
        Drained.await(store);
    }

    @Override
    public void close() {
        store.close();
    }
}
