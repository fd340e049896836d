package vpr.gitstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import vpr.log.Leaves;
import vpr.record.RecordId;

/** The records' tips for whoever only reads the store: of each the last commit that has a leaf. Safe for many threads. */
final class AppliedTips {
    private final Path data;
    private final EventReader events;
    private final Leaves leaves;
    private final Ledger ledger;
    private boolean loaded;

    AppliedTips(Path data, EventReader events, Leaves leaves) {
        this.data = data;
        this.events = events;
        this.leaves = leaves;
        this.ledger = new Ledger(StoreSettings.vpr(data));
    }

    Optional<Tip> find(RecordId record) {
        load();
        ledger.follow();
        return ledger.tipOf(record)
                .flatMap(last -> RecordDirectory.find(data, record)
                        .map(directory -> Tip.of(directory, events.commit(directory, last))));
    }

    // Not when the store is opened: most readers only follow the leaves.
    private synchronized void load() {
        if (!loaded) {
            try {
                ledger.load(leaves);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            loaded = true;
        }
    }
}
