package vpr.command;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import vpr.api.Problem;
import vpr.api.ProblemType;
import vpr.gitstore.GitStore;
import vpr.gitstore.StoredCommand;
import vpr.record.Provenance;
import vpr.record.RecordId;

/** Lets a command take effect once for each idempotency key of a caller, in a window of 24 hours. */
public final class Idempotency {
    private final GitStore store;

    public Idempotency(GitStore store) {
        this.store = store;
    }

    /** What the caller's key already did to the record. */
    public Optional<StoredCommand> find(RecordId record, Provenance provenance) {
        return store.findCommand(record, provenance.caller(), provenance.commandId());
    }

    /**
     * What an earlier request with the same key did, else what the command does now. A request with another author is
     * another one.
     *
     * @param provenance who and what stands behind the request
     * @param replay what the stored command answered, or empty when it is another one than the request asks for
     * @throws Problem when it is another one
     */
    public <R> Done<R> once(
            RecordId record,
            Provenance provenance,
            Function<StoredCommand, Optional<Done<R>>> replay,
            Supplier<Done<R>> act) {
        return again(record, provenance, replay).orElseGet(() -> {
            try {
                return act.get();
            } catch (RejectedException | AggregateStreamCreationException | ConcurrencyException e) {
                // Another request with the same key may have come first while this one was on its way.
                return again(record, provenance, replay).orElseThrow(() -> e);
            }
        });
    }

    private <R> Optional<Done<R>> again(
            RecordId record, Provenance provenance, Function<StoredCommand, Optional<Done<R>>> replay) {
        return find(record, provenance)
                .map(stored -> Optional.of(stored)
                        .filter(same -> same.provenance().author().equals(provenance.author()))
                        .flatMap(replay)
                        .orElseThrow(Idempotency::reused));
    }

    private static Problem reused() {
        return Problem.ofField(
                ProblemType.KEY_REUSED, IdempotencyKey.HEADER, "must be a new one for a request that differs");
    }
}
