package vpr.gitstore;

import java.io.IOException;
import java.time.Clock;
import vpr.gitstore.signing.CommitSigners;
import vpr.log.EventLog;
import vpr.record.commit.Salts;

/** The parts that only a store open for writing has. */
record WritingStore(
        StoreWriter writer,
        WriterTips tips,
        CommandHistory history,
        Quarantine quarantine,
        Repacking repacking,
        EventLog log) {
    /** Takes the owner lock and recovers: afterwards everything durable is in its repository. */
    static WritingStore open(
            StoreSettings settings, CommitSigners signers, Salts salts, Clock clock, ReadParts parts, RepackRules rules)
            throws IOException {
        var builder = new ChangeBuilder(signers, salts);
        var quarantine = new Quarantine(settings.vpr(), new ForeignBundle(parts.repositories()));
        var main = new MainKeeper(new MainRef(parts.repositories()), quarantine);
        var locks = new RecordLocks();
        var tips =
                new WriterTips(settings.data(), parts.events(), parts.objects().pending(), main, locks);
        var queue = new RepackQueue(rules);
        var applier =
                new PackApplier(settings.data(), parts.objects(), parts.repositories(), main, tips::applied, queue);
        EventLog log = EventLog.open(settings.vpr(), settings.data(), settings.log(), applier);
        var repacking = new Repacking(settings.data(), parts.repositories(), log, rules, queue);
        try {
            applier.recovered();
            tips.load(log.leaves());
            repacking.start();
        } catch (IOException | RuntimeException | Error e) {
            log.close();
            throw e;
        }
        var writer = new StoreWriter(settings.data(), tips, locks, parts.objects(), builder, quarantine, applier, log);
        var history = new CommandHistory(tips, parts.events(), new LeafSearch(log.leaves()), clock);
        return new WritingStore(writer, tips, history, quarantine, repacking, log);
    }
}
