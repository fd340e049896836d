package vpr.log.witness;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vpr.log.tree.CheckpointFiles;
import vpr.log.tree.LogTree;
import vpr.log.tree.Note;

/**
 * Asks the witnesses about the latest checkpoint, each on a thread of its own, so that one that does not answer keeps no
 * other waiting; and keeps what they say with it. Nothing else in the store waits for this.
 */
public final class WitnessRounds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WitnessRounds.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final CheckpointFiles files;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Map<String, String> failures = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<Thread> threads;

    private WitnessRounds(List<WitnessAddress> witnesses, LogTree tree, CheckpointFiles files) {
        this.files = files;
        this.threads = witnesses.stream()
                .map(witness -> new WitnessClient(witness, tree, http))
                .map(client ->
                        Thread.ofPlatform().name("vpr-log-witness").daemon().unstarted(() -> run(client)))
                .toList();
    }

    /**
     * Begins to ask.
     *
     * @param files the publisher's
     */
    public static WitnessRounds start(List<WitnessAddress> witnesses, LogTree tree, CheckpointFiles files) {
        WitnessRounds rounds = new WitnessRounds(witnesses, tree, files);
        rounds.threads.forEach(Thread::start);
        return rounds;
    }

    /** By the witness's name, why it did not cosign when it was asked last. */
    public Map<String, String> failures() {
        return new TreeMap<>(failures);
    }

    private void run(WitnessClient client) {
        String asked = "";
        try {
            while (closing.getCount() > 0) {
                Duration pause = PAUSE;
                try {
                    Optional<Note> latest = files.latest();
                    if (latest.isPresent() && !latest.get().text().equals(asked)) {
                        files.cosigned(latest.get(), client.cosign(latest.get()));
                        asked = latest.get().text();
                        failures.remove(client.witness().key().name());
                    }
                } catch (IOException | WitnessRefusedException | RuntimeException e) {
                    failed(client, e);
                    pause = AFTER_FAILURE;
                }
                closing.await(pause.toNanos(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void failed(WitnessClient client, Exception e) {
        String name = client.witness().key().name();
        String why = e instanceof WitnessRefusedException
                ? String.valueOf(e.getMessage())
                : "it cannot be asked: " + e.getClass().getSimpleName();
        if (!why.equals(failures.put(name, why))) {
            LOG.warn("The witness {} does not cosign the log: {}", name, why);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        threads.forEach(Thread::interrupt);
        http.shutdownNow();
    }
}
