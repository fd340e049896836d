package vpr.gitstore;

import java.util.Map;
import vpr.gitstore.signing.CommitSigners;
import vpr.record.RecordId;

/**
 * That a command's commits are signed by their author and not by the service. The command is decided twice: once to learn
 * the bytes that the author signs, and once more, with the same time, ids and salts, to record them with the signatures.
 * Under {@link #METADATA_KEY} it travels with a command and its events to the {@link GitEventStorageEngine}.
 */
public sealed interface AuthorSigning {
    /** Under which messages hold it; messages without it are signed by the service. */
    String METADATA_KEY = "authorSigning";

    Repeatable repeatable();

    /** Nothing is recorded: the unit of work ends with a {@link PreparedException}, which holds what is to be signed. */
    record Preparing(Repeatable repeatable) implements AuthorSigning {}

    /** What is submitted makes other events than what was prepared did. Nothing was recorded. */
    final class OtherEventsException extends RuntimeException {
        private static final long serialVersionUID = 1;

        OtherEventsException() {
            super("the events are not those that were prepared");
        }
    }

    /**
     * What was prepared is recorded.
     *
     * @param sequences for each record, the number that its commit had when it was prepared
     * @param signatures gives each of the same bytes its signature, and refuses others
     */
    record Submitting(Repeatable repeatable, Map<RecordId, Long> sequences, CommitSigners signatures)
            implements AuthorSigning {
        public Submitting {
            sequences = Map.copyOf(sequences);
        }
    }
}
