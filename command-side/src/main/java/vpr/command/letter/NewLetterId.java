package vpr.command.letter;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import vpr.record.EntryId;

/** What a new letter is to be called. */
public sealed interface NewLetterId {
    /** What it is called when nothing in the record is newer. The UUID, which is the identity, is final. */
    EntryId proposed();

    /** The caller's own: it may be back-dated. */
    record Given(EntryId id) implements NewLetterId {
        @Override
        public EntryId proposed() {
            return id;
        }
    }

    /** To be made from the time, or a later one when the record's newest letter has that or a later one already. */
    record Generated(Instant now, UUID uuid) implements NewLetterId {
        @Override
        public EntryId proposed() {
            return new EntryId(now.truncatedTo(ChronoUnit.MILLIS), uuid);
        }
    }
}
