package vpr.gitstore;

import java.util.Set;
import vpr.log.LogHealth;
import vpr.record.RecordId;

/**
 * How the store is now.
 *
 * @param log of the journal; a store that is opened for reading is never writable
 * @param quarantined records that are read-only until a person decides about foreign commits in them
 */
public record StoreHealth(LogHealth log, Set<RecordId> quarantined) {
    public StoreHealth {
        quarantined = Set.copyOf(quarantined);
    }

    /** Whether an append would be tried. */
    public boolean writable() {
        return log.writable();
    }
}
