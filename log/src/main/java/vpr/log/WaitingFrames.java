package vpr.log;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Frames whose callers wait for them to be written, in the order in which they came; one a caller, so bounded by those. Any
 * thread adds, and only the journal thread takes: it is woken only when it sleeps, because waking a thread costs more than
 * all else that is done here.
 */
final class WaitingFrames {
    private static final int MAX_GROUP = 1024;

    private final Queue<PendingFrame> frames = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Thread sleeping;
    private volatile boolean closed;
    private volatile @Nullable String ended;

    /** False when no more are taken. */
    boolean add(PendingFrame frame) {
        if (closed) {
            return false;
        }
        frames.add(frame);
        String why = ended;
        if (why != null) {
            refuseAll(why); // nobody else takes it away any more
        }
        wake();
        return true;
    }

    private void wake() {
        Thread journal = sleeping;
        if (journal != null) {
            LockSupport.unpark(journal);
        }
    }

    /** Takes no more; what waits already stays. */
    void close() {
        closed = true;
        wake();
    }

    /** The journal thread takes no more: what waits and what still comes is refused. */
    void end(String why) {
        closed = true;
        ended = why;
        refuseAll(why);
    }

    /** The first, without taking it away; waits for one; null when closed and empty. */
    @Nullable
    PendingFrame first() throws InterruptedException {
        for (PendingFrame first = frames.peek(); ; first = frames.peek()) {
            if (first != null || closed) {
                return first;
            }
            sleep();
        }
    }

    private void sleep() throws InterruptedException {
        sleeping = Thread.currentThread();
        try {
            // Whoever adds from now on sees who sleeps; what was added before is seen here.
            if (frames.isEmpty() && !closed) {
                LockSupport.park(this);
            }
        } finally {
            sleeping = null;
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /** Takes as many from the front as fit into the journal's segment together. */
    List<PendingFrame> takeWhatFits(JournalWriter journal) {
        List<PendingFrame> group = new ArrayList<>();
        long bytes = 0;
        for (PendingFrame next = frames.peek(); next != null && group.size() < MAX_GROUP; next = frames.peek()) {
            bytes += next.maximumBytes();
            if (!journal.fits(bytes)) {
                break;
            }
            group.add(frames.remove());
        }
        return group;
    }

    void refuseFirst(IOException why) {
        frames.remove().refused(why);
    }

    void refuseAll(String why) {
        for (PendingFrame frame = frames.poll(); frame != null; frame = frames.poll()) {
            frame.refused(new LogUnavailableException(why));
        }
    }
}
