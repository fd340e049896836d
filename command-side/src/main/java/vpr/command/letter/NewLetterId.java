package vpr.command.letter;

import java.time.Instant;
import java.util.UUID;
import vpr.record.EntryId;

/** What a new letter is to be called. */
public sealed interface NewLetterId {
    /** The identity, which is final before the letter is added. */
    UUID uuid();

    /** The caller's own: it may be back-dated. */
    record Given(EntryId id) implements NewLetterId {
        @Override
        public UUID uuid() {
            return id.uuid();
        }
    }

    /** To be made from the time, or a later one when the record's newest letter has that or a later one already. */
    record Generated(Instant now, UUID uuid) implements NewLetterId {}
}
