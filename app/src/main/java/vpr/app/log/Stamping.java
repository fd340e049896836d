package vpr.app.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vpr.app.settings.Outsiders;
import vpr.gitstore.signing.InvalidTimeStampException;
import vpr.gitstore.signing.TimeStampAuthority;
import vpr.gitstore.signing.TimeStamps;
import vpr.log.tree.CheckpointFiles;
import vpr.log.tree.Note;
import vpr.log.tree.TreeCheckpoint;

/** Has the log's checkpoint stamped once an hour, when the log has grown; the witnessed one where there are witnesses. */
final class Stamping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Stamping.class);
    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(5);

    private final CheckpointFiles files;
    private final Clock clock;
    private final @Nullable TimeStampAuthority authority;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable String failure;

    private Stamping(@Nullable TimeStampAuthority authority, CheckpointFiles files, Clock clock) {
        this.authority = authority;
        this.files = files;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("vpr-log-timestamp").daemon().unstarted(this::run);
    }

    /**
     * Begins.
     *
     * @param authority null: nobody is asked
     * @throws vpr.record.InvalidException when its certificates are none
     */
    static Stamping start(Outsiders.@Nullable Timestamps authority, CheckpointFiles files, Clock clock)
            throws IOException {
        var asked = authority == null
                ? null
                : new TimeStampAuthority(authority.url(), TimeStamps.trusting(authority.authorities()));
        var stamping = new Stamping(asked, files, clock);
        if (asked != null) {
            stamping.thread.start();
        }
        return stamping;
    }

    /** Why there was no time stamp when one was asked for last. */
    Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    private void run() {
        try {
            while (closing.getCount() > 0) {
                closing.await(stampIfDue().toNanos(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How long to wait until the next look. */
    private Duration stampIfDue() throws InterruptedException {
        try {
            var asked = authority;
            var next = asked == null ? null : due();
            if (asked != null && next != null) {
                files.stamped(next, asked.stamp(next.text().getBytes(UTF_8)));
                failure = null;
            }
            return LOOK;
        } catch (IOException | InvalidTimeStampException | RuntimeException e) {
            if (failure == null) {
                LOG.warn("The log's checkpoint was not stamped; it is tried again", e);
            }
            failure = e instanceof InvalidTimeStampException
                    ? String.valueOf(e.getMessage())
                    : "the authority cannot be asked: " + e.getClass().getSimpleName();
            return AFTER_FAILURE;
        }
    }

    private @Nullable Note due() throws IOException {
        var witnessed = files.witnessed();
        var note = (witnessed.isPresent() ? witnessed : files.latest()).orElse(null);
        if (note == null) {
            return null;
        }
        long stamped = files.lastStamped().map(last -> last.head().size()).orElse(0L);
        var at = files.lastStampedAt();
        var isRecent = at.isPresent() && clock.instant().isBefore(at.get().plus(EVERY));
        return isRecent || TreeCheckpoint.parse(note.text()).head().size() <= stamped ? null : note;
    }

    @Override
    public void close() {
        closing.countDown();
        thread.interrupt();
        if (authority != null) {
            authority.close();
        }
    }
}
