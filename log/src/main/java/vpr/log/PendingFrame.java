package vpr.log;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A caller's frame on its way to the disk, and the caller's wait for it. */
final class PendingFrame {
    private static final Logger LOG = LoggerFactory.getLogger(PendingFrame.class);

    private final List<LeafDraft> drafts;
    private final byte[] payload;
    private final Consumer<Frame> onDurable;
    private final CompletableFuture<List<Leaf>> done = new CompletableFuture<>();

    PendingFrame(List<LeafDraft> drafts, byte[] payload, Consumer<Frame> onDurable) {
        this.drafts = List.copyOf(drafts);
        this.payload = payload;
        this.onDurable = onDurable;
        LeafRules.require(!this.drafts.isEmpty(), "leaves: must not be empty");
        FrameFormat.checkSize(this.drafts.size(), payload.length);
    }

    /** No frame of these drafts is larger. */
    long maximumBytes() {
        return FrameFormat.maximumSize(drafts.size(), payload.length);
    }

    Frame at(Position first) {
        List<Leaf> leaves = new ArrayList<>(drafts.size());
        for (LeafDraft draft : drafts) {
            leaves.add(draft.at(first.plus(leaves.size())));
        }
        return new Frame(first, leaves, payload);
    }

    void durable(Frame frame) {
        try {
            onDurable.accept(frame);
            done.complete(frame.leaves());
        } catch (RuntimeException | Error e) {
            // The frame is durable and goes on; only its own caller hears that the callback failed.
            LOG.error("onDurable failed for the frame at {}", frame.first(), e);
            done.completeExceptionally(e);
        }
    }

    void refused(IOException why) {
        done.completeExceptionally(why);
    }

    /** Waits without heeding interrupts: a caller that left early would not know whether its frame was written. */
    List<Leaf> await() throws LogUnavailableException, LogFullException {
        try {
            return done.join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case LogFullException full -> throw new LogFullException(String.valueOf(full.getMessage()));
                case LogUnavailableException gone ->
                    throw new LogUnavailableException(String.valueOf(gone.getMessage()), gone);
                case null, default ->
                    throw new IllegalStateException(
                            "onDurable failed after the frame had become durable", e.getCause());
            }
        }
    }
}
