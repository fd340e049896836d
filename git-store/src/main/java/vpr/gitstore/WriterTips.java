package vpr.gitstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import vpr.log.Leaves;
import vpr.record.RecordId;

/**
 * The records' tips for the one writer: in memory, else from Git, and then {@code main} must be the log's last commit of
 * the record. Safe for many threads.
 */
final class WriterTips {
    private final Path data;
    private final EventReader events;
    private final PendingObjects pending;
    private final MainKeeper main;
    private final RecordLocks locks;
    private final Ledger ledger;
    private final Tips tips = new Tips();

    WriterTips(Path data, EventReader events, PendingObjects pending, MainKeeper main, RecordLocks locks) {
        this.data = data;
        this.ledger = new Ledger(StoreSettings.vpr(data));
        this.events = events;
        this.pending = pending;
        this.main = main;
        this.locks = locks;
    }

    /** Once, when everything in the log is applied. */
    void load(Leaves leaves) throws IOException {
        ledger.load(leaves);
    }

    /** So that the next start need not read all leaves. */
    void keep() {
        ledger.keep();
    }

    Optional<Tip> find(RecordId record) {
        return tips.find(record, this::load);
    }

    private Optional<Tip> load(RecordId record) {
        return ledger.tipOf(record).map(last -> {
            RecordDirectory directory = RecordDirectory.find(data, record)
                    .orElseThrow(() -> new IllegalStateException("record " + record
                            + ": the log knows it and its repository is missing; restore it from a backup"));
            checkMain(directory, last);
            return Tip.of(directory, events.commit(directory, last));
        });
    }

    private void checkMain(RecordDirectory directory, ObjectId last) {
        if (!isAt(directory, last)) {
            // It may just have been moved by the applier: look again while nobody appends to the record.
            locks.holding(List.of(directory.id()), () -> {
                if (!tips.isUnapplied(directory.id())) {
                    restoreMain(directory);
                }
                return directory;
            });
        }
    }

    private boolean isAt(RecordDirectory directory, ObjectId last) {
        try {
            return main.isAt(directory, last);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void restoreMain(RecordDirectory directory) {
        try {
            main.check(directory, ledger.tipOf(directory.id()).orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Durable from now on; called in the order of the journal. */
    void published(Tip tip) {
        tips.published(tip);
    }

    /** In the repository from now on. Each step only once the one before makes what it takes away findable elsewhere. */
    void applied(RecordChange change) {
        ledger.applied(change.record(), change.newTip());
        tips.applied(change.record(), change.newTip());
        pending.remove(change.record(), change.objects());
    }

    /** The next use compares with Git again. */
    void forget(RecordId record) {
        tips.forget(record);
    }
}
