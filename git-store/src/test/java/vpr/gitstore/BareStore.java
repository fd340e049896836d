package vpr.gitstore;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vpr.gitstore.signing.QuickKeys;
import vpr.gitstore.signing.ServiceKeys;
import vpr.log.LogSettings;
import vpr.record.RecordId;
import vpr.record.RecordKind;
import vpr.record.commit.Salts;

/**
 * A bare store in a process of its own, under load until it is hurt. Arguments: the data directory, then {@code name=value}
 * pairs, all optional: {@code callers}, {@code records}, {@code lowWaterBytes}, {@code segmentBytes}, {@code
 * checkpointMillis}, {@code clockStepSeconds} (the clock jumps to and fro by it), {@code words} of the longest letter, {@code joinedAt} how many packs
 * of a record.
 *
 * <p>It prints {@code open <milliseconds>}, then {@code ack <position> <record> <commit>} for each letter, {@code full} and
 * {@code room} when writing is refused for want of space and when it works again, {@code stopped} when writing has stopped
 * for good and reading still works. The line {@code close} makes it close the store; the end of its input ends it.
 */
public final class BareStore {
    private final GitStore store;
    private final int records;
    private final int words;
    private final AtomicReference<String> state = new AtomicReference<>("room");

    private BareStore(GitStore store, int records, int words) {
        this.store = store;
        this.records = records;
        this.words = words;
    }

    public static void main(String[] arguments) throws IOException {
        Path data = Path.of(arguments[0]);
        Map<String, String> options = Stream.of(arguments)
                .skip(1)
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        long begun = System.nanoTime();
        GitStore store = open(data, options);
        print("open " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
        var bare = new BareStore(store, option(options, "records", 60), option(options, "words", 600));
        Clock clock = clock(options);
        for (int i = 0; i < option(options, "callers", 6); i++) {
            var random = new Random(i + System.nanoTime());
            Thread.ofPlatform().daemon().start(() -> bare.write(random, clock));
        }
        obey(store);
    }

    private static int option(Map<String, String> options, String name, int otherwise) {
        return Integer.parseInt(options.getOrDefault(name, Integer.toString(otherwise)));
    }

    private static GitStore open(Path data, Map<String, String> options) throws IOException {
        LogSettings log = LogSettings.defaults()
                .withLowWater(option(options, "lowWaterBytes", 0), 100)
                .withSegmentBytes(option(options, "segmentBytes", 1024 * 1024))
                .withCheckpoint(
                        Duration.ofMillis(option(options, "checkpointMillis", 300)),
                        LogSettings.defaults().checkpointBytes());
        Clock clock = clock(options);
        ServiceKeys keys = QuickKeys.open(data, Clock.systemUTC());
        return GitStore.openWriter(
                new StoreSettings(data, "example.org", log), keys.signer(), Salts.random(), clock, rules(options));
    }

    /** Opens it, which recovers, and closes it. */
    public static void recover(Path data) throws IOException {
        open(data, Map.of("segmentBytes", "65536")).close();
    }

    /** Joined as soon as there are so many packs, without waiting for anything. */
    private static RepackRules rules(Map<String, String> options) {
        int packs = option(options, "joinedAt", 0);
        return packs == 0
                ? RepackRules.defaults()
                : new RepackRules(packs, packs, packs, Duration.ofDays(1), 1024, 512);
    }

    /** Changes sides every 200 ms. */
    private static Clock clock(Map<String, String> options) {
        int step = option(options, "clockStepSeconds", 0);
        InstantSource stepping = () -> {
            Instant now = Instant.now();
            return now.plusSeconds(step * (now.toEpochMilli() / 200 % 3 - 1));
        };
        return stepping.withZone(ZoneOffset.UTC);
    }

    private static void obey(GitStore store) throws IOException {
        try (var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
            if ("close".equals(in.readLine())) {
                store.close();
                print("closed");
            }
        }
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    /** One write, so that lines of several threads, and a kill, leave whole lines but for the last. */
    private static void print(String line) {
        System.out.print(line + "\n");
    }

    private void write(Random random, Clock clock) {
        while (true) {
            RecordId record = Samples.record(random.nextInt(records));
            try {
                Receipt receipt = store.append(List.of(next(record, random, clock)));
                Appended appended = receipt.appended().getLast();
                print("ack " + appended.position() + " " + record + " " + appended.commit());
                became("room");
            } catch (StaleTipException e) {
                // Another thread was faster: as it should be.
            } catch (StoreFullException e) {
                became("full");
                pause();
            } catch (StoreUnavailableException e) {
                if (store.isClosed()) {
                    return;
                }
                readAll();
                became("stopped");
                return;
            }
        }
    }

    private void became(String now) {
        if (!now.equals(state.getAndSet(now))) {
            print(now);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reading goes on when writing has stopped: every record at its last event, and the health that says why. */
    private void readAll() {
        for (int n = 0; n < records; n++) {
            store.head(Samples.record(n)).ifPresent(head -> {
                if (head.sequence() < 0) {
                    throw new IllegalStateException("a record without events");
                }
            });
        }
        if (store.health().writable() || store.health().log().reason().isEmpty()) {
            throw new IllegalStateException("the health must say that writing has stopped, and why");
        }
    }

    private NewEvent next(RecordId record, Random random, Clock clock) {
        long sequence = store.head(record).map(RecordHead::sequence).orElse(-1L) + 1;
        NewEvent event = sequence == 0
                ? Samples.clinicalCreated(record)
                : Samples.letter(
                        record, sequence, random.nextLong(1L << 50), "Letter. ".repeat(random.nextInt(1, words)));
        return new NewEvent(
                record,
                RecordKind.CLINICAL,
                sequence,
                event.event(),
                event.eventId(),
                event.provenance(),
                clock.instant());
    }
}
