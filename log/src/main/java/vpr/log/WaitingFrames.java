package vpr.log;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Frames whose callers wait for them to be written, in the order in which they came; one a caller, so bounded by those. */
final class WaitingFrames {
    private static final int MAX_GROUP = 1024;

    private final Queue<PendingFrame> frames = new ArrayDeque<>();
    private boolean closed;

    /** False when no more are taken. */
    synchronized boolean add(PendingFrame frame) {
        if (!closed) {
            frames.add(frame);
            notifyAll();
        }
        return !closed;
    }

    /** Takes no more; what waits already stays. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** The first, without taking it away; waits for one; null when closed and empty. */
    synchronized @Nullable PendingFrame first() throws InterruptedException {
        while (frames.isEmpty() && !closed) {
            wait();
        }
        return frames.peek();
    }

    /** Takes as many from the front as fit into the journal's segment together. */
    synchronized List<PendingFrame> takeWhatFits(JournalWriter journal) {
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
        PendingFrame first;
        synchronized (this) {
            first = frames.remove();
        }
        first.refused(why);
    }

    void refuseAll(String why) {
        List<PendingFrame> refused;
        synchronized (this) {
            refused = List.copyOf(frames);
            frames.clear();
        }
        refused.forEach(frame -> frame.refused(new LogUnavailableException(why)));
    }
}
