package vpr.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** Durable frames that are not applied yet, bounded in number and bytes; a frame leaves it when it is applied. */
final class ApplyQueue {
    private static final int BATCH_FRAMES = 256;
    private static final long BATCH_BYTES = 8L * 1024 * 1024;

    private final int maxFrames;
    private final long maxBytes;
    private final Queue<Frame> frames = new ArrayDeque<>();
    private long bytes;
    private boolean closed;
    private boolean abandoned;

    ApplyQueue(int maxFrames, long maxBytes) {
        this.maxFrames = maxFrames;
        this.maxBytes = maxBytes;
    }

    /** Waits while the queue is full; a frame larger than the bound passes when it is alone. */
    synchronized void put(Frame frame) throws InterruptedException {
        while (!abandoned && !frames.isEmpty() && isFullFor(frame)) {
            wait();
        }
        if (!abandoned) {
            frames.add(frame);
            bytes += frame.payload().length;
            notifyAll();
        }
    }

    private boolean isFullFor(Frame frame) {
        return frames.size() >= maxFrames || bytes + frame.payload().length > maxBytes;
    }

    /** The oldest frames, at least one, without taking them away; empty when closed and all is applied. */
    synchronized List<Frame> next() throws InterruptedException {
        while (frames.isEmpty() && !closed) {
            wait();
        }
        List<Frame> batch = new ArrayList<>();
        long size = 0;
        for (Frame frame : frames) {
            size += frame.payload().length;
            if (!batch.isEmpty() && (batch.size() == BATCH_FRAMES || size > BATCH_BYTES)) {
                break;
            }
            batch.add(frame);
        }
        return List.copyOf(batch);
    }

    synchronized void applied(List<Frame> batch) {
        for (Frame frame : batch) {
            frames.remove();
            bytes -= frame.payload().length;
        }
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
