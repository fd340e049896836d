package vpr.log;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/** Durable frames that are not applied yet, bounded in number and bytes; a frame leaves it when it is applied. */
final class ApplyQueue {
    /** Many, because what waits of one record becomes one pack: whoever falls behind has fewer files to make. */
    private static final int BATCH_FRAMES = 2048;

    private static final long BATCH_BYTES = 32L * 1024 * 1024;

    private final int maxFrames;
    private final long maxBytes;
    private final ToLongFunction<Frame> heldBytes;
    private final Queue<Waiting> frames = new ArrayDeque<>();
    private long bytes;
    private boolean closed;
    private boolean abandoned;
    private boolean failing;

    private record Waiting(Frame frame, long bytes) {}

    /** @param heldBytes what a frame takes in memory until it is applied */
    ApplyQueue(int maxFrames, long maxBytes, ToLongFunction<Frame> heldBytes) {
        this.maxFrames = maxFrames;
        this.maxBytes = maxBytes;
        this.heldBytes = heldBytes;
    }

    /**
     * Waits while the queue is full; false when it stays full because applying fails. Asked before frames are written, so
     * the bounds may be exceeded by one group.
     */
    synchronized boolean awaitRoom() throws InterruptedException {
        while (!abandoned && isFull() && !failing) {
            wait();
        }
        return abandoned || !isFull();
    }

    synchronized void put(List<Frame> durable) {
        if (!abandoned) {
            for (Frame frame : durable) {
                var waiting = new Waiting(frame, heldBytes.applyAsLong(frame));
                frames.add(waiting);
                bytes += waiting.bytes;
            }
            notifyAll();
        }
    }

    private boolean isFull() {
        return frames.size() >= maxFrames || bytes >= maxBytes;
    }

    /** Full, and not getting emptier at the moment. */
    synchronized boolean isStuck() {
        return isFull() && failing;
    }

    /** Whoever waits for room is told that there may be none for long. */
    synchronized void applyingFails() {
        failing = true;
        notifyAll();
    }

    /** The oldest frames, at least one, without taking them away; empty when closed and all is applied. */
    synchronized List<Frame> next() throws InterruptedException {
        while (frames.isEmpty() && !closed) {
            wait();
        }
        List<Frame> batch = new ArrayList<>();
        long size = 0;
        for (Waiting waiting : frames) {
            size += waiting.bytes;
            if (!batch.isEmpty() && (batch.size() == BATCH_FRAMES || size > BATCH_BYTES)) {
                break;
            }
            batch.add(waiting.frame);
        }
        return List.copyOf(batch);
    }

    /** Waits so long for frames to gather, or until there is no room for more. */
    synchronized void gather(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0 && !isFull() && !closed; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    synchronized void applied(List<Frame> batch) {
        failing = false;
        batch.forEach(applied -> bytes -= frames.remove().bytes);
        notifyAll();
    }

    synchronized int size() {
        return frames.size();
    }

    /** No more frames come; {@link #next} gives what is left. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** Nothing is applied any more; frames stay in the journal, where recovery finds them. */
    synchronized void abandon() {
        abandoned = true;
        notifyAll();
    }
}
