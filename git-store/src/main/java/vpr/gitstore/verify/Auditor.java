package vpr.gitstore.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vpr.gitstore.LowPriority;
import vpr.gitstore.signing.SignatureVerifier;
import vpr.gitstore.verify.AuditState.Part;
import vpr.log.Leaves;
import vpr.log.Position;
import vpr.log.Uninterrupted;

/**
 * Verifies everything again and again, each part of the records and the log once in a period, on one thread of the lowest
 * priority that rests between records as long as it is in time. It reads the store as {@link Verifier} does, beside the
 * writer, and never writes to it but its own state.
 */
public final class Auditor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Auditor.class);
    private static final Duration RETRY = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final Path data;
    private final Duration period;
    private final AuditSchedule schedule;
    private final Clock clock;
    private final Path file;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile AuditState state;
    private volatile @Nullable String failure;

    @SuppressWarnings("ThreadPriorityCheck") // it only gives way; nothing relies on it
    private Auditor(Path data, Duration period, Clock clock) {
        this.data = data;
        this.period = period;
        this.schedule = new AuditSchedule(period);
        this.clock = clock;
        this.file = data.resolve(".vpr/audit/state");
        this.state = AuditState.read(file, AuditPart.countFor(total()));
        this.thread = Thread.ofPlatform().name("vpr-auditor").daemon().unstarted(this::run);
    }

    /**
     * Begins where it ended the last time.
     *
     * @param data the data directory of a store, which must have been begun
     * @param period within which everything is verified once
     */
    public static Auditor start(Path data, Duration period, Clock clock) throws IOException {
        var auditor = new Auditor(data, period, clock);
        auditor.thread.start();
        return auditor;
    }

    /** What is known now. */
    public AuditReport report() {
        Instant oldest = clock.instant().minus(period);
        List<Part> parts = state.parts();
        Map<ProblemKind, Long> kinds = new EnumMap<>(ProblemKind.class);
        List<Problem> problems = new ArrayList<>();
        parts.forEach(part -> problems.addAll(part.problems()));
        problems.forEach(problem -> kinds.merge(problem.kind(), 1L, Long::sum));
        List<Part> fresh = parts.stream()
                .filter(part -> part.verified().filter(oldest::isBefore).isPresent())
                .toList();
        Optional<Position> head = head();
        long total = total();
        return new AuditReport(
                period,
                Math.min(total, fresh.stream().mapToLong(Part::commits).sum()),
                total,
                head.map(Position::toString),
                fresh.stream().flatMap(part -> part.verified().stream()).min(Comparator.naturalOrder()),
                parts.stream().mapToLong(Part::problemCount).sum(),
                kinds,
                problems.stream().limit(Totals.MOST_KEPT).toList(),
                Optional.ofNullable(failure));
    }

    private Optional<Position> head() {
        try (Leaves leaves = Leaves.open(data.resolve(".vpr"))) {
            return leaves.head();
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private long total() {
        try (Leaves leaves = Leaves.open(data.resolve(".vpr"))) {
            return leaves.entries().count();
        } catch (IOException | RuntimeException e) {
            return 0;
        }
    }

    private void run() {
        LowPriority.take();
        while (closing.getCount() > 0) {
            Duration pause;
            try {
                pause = next();
                failure = null;
            } catch (IOException | RuntimeException e) {
                if (closing.getCount() == 0) {
                    return;
                }
                pause = RETRY;
                failure = "the records cannot be verified: " + e.getClass().getSimpleName();
                LOG.error("Auditing failed; it is tried again in {}", RETRY, e);
            }
            rest(pause);
        }
    }

    /** Verifies the part that is due, if one is; how long until the next one. */
    private Duration next() throws IOException {
        long total = total();
        int parts = AuditPart.countFor(total);
        if (state.parts().size() != parts) {
            state = AuditState.none(parts); // the store has grown so much that it is divided anew
        }
        AuditSchedule.Next next = schedule.next(state, total, clock.instant());
        Duration left = Duration.between(clock.instant(), next.due());
        if (left.isPositive()) {
            return left;
        }
        verify(next.part(), parts);
        return Duration.ZERO;
    }

    private void verify(int number, int parts) throws IOException {
        var signatures = SignatureVerifier.ofInstallation(data, clock);
        var pace = new AuditPace(System.nanoTime(), schedule.timeForOne(parts));
        VerificationReport report =
                new AuditPart(data, signatures, number, parts).verify(leaves -> restAfterRecord(pace));
        if (closing.getCount() == 0) {
            return;
        }
        state = state.with(number, Part.of(clock.instant(), report));
        state.write(file);
        report.problems().forEach(problem -> LOG.error("Auditing found: {}", problem));
    }

    private void restAfterRecord(AuditPace pace) throws IOException {
        Duration pause = pace.rest(System.nanoTime());
        if (pause.isPositive()) {
            rest(pause);
        }
        if (closing.getCount() == 0) {
            throw new IOException("closing");
        }
        pace.rested(System.nanoTime());
    }

    private void rest(Duration pause) {
        try {
            Duration most = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
            var _ = closing.await(most.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing.countDown();
        }
    }

    /** Ends after the record that is looked at. */
    @Override
    public void close() {
        closing.countDown();
        Uninterrupted.join(thread);
    }
}
