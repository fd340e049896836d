package vpr.log;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Another process's view: the size of the newest index file, looked at every few milliseconds while somebody waits. */
final class PolledCount implements VisibleCount {
    private static final long POLL = TimeUnit.MILLISECONDS.toNanos(10);

    private final LeafFiles files;
    private volatile long newest;

    PolledCount(LeafFiles files) {
        this.files = files;
    }

    @Override
    public long visible() throws IOException {
        long file = newest;
        long inFile = files.count(file);
        // Recovery may have cut the leaves back into an earlier pair.
        while (inFile == 0 && file > 0) {
            inFile = files.count(--file);
        }
        while (inFile == LeafFiles.PER_FILE) {
            inFile = files.count(++file);
        }
        newest = file;
        if (file == 0 && inFile == 0) {
            requireSameEpoch();
        }
        return file * LeafFiles.PER_FILE + inFile;
    }

    // Where all leaves are gone, others may have taken their place.
    private void requireSameEpoch() throws IOException {
        Optional<Epoch> now = Epoch.read(files.directory().resolveSibling("epoch"));
        if (now.isPresent() && now.get().number() != files.epoch()) {
            throw new EpochChangedException("the order of the log was rebuilt while it was read: it was of epoch "
                    + files.epoch() + " and is of epoch " + now.get().number() + "; open it again");
        }
    }

    @Override
    public boolean awaitMoreThan(long seen, Duration timeout) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (visible() <= seen) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.sleep(Math.min(left, POLL));
        }
        return true;
    }
}
