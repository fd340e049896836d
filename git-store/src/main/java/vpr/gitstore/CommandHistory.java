package vpr.gitstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vpr.log.Position;
import vpr.record.CommitId;
import vpr.record.Event;
import vpr.record.RecordId;

/** Finds what a command recorded when it came before. */
final class CommandHistory {
    private final WriterTips tips;
    private final EventReader events;
    private final LeafSearch leaves;
    private final Clock clock;

    CommandHistory(WriterTips tips, EventReader events, LeafSearch leaves, Clock clock) {
        this.tips = tips;
        this.events = events;
        this.leaves = leaves;
        this.clock = clock;
    }

    Optional<StoredCommand> find(RecordId record, String caller, UUID commandId) {
        return tips.find(record).flatMap(tip -> find(tip, caller, commandId));
    }

    private Optional<StoredCommand> find(Tip tip, String caller, UUID commandId) {
        Instant now = clock.instant();
        tip.recent()
                .complete(
                        tip.commit(),
                        now,
                        commit -> commit.parent().map(parent -> events.commit(tip.directory(), parent)));
        List<Event> found = new ArrayList<>();
        List<Appended> appended = new ArrayList<>();
        List<RecentCommands.Entry> entries = tip.recent().of(caller, commandId, now);
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        for (RecentCommands.Entry entry : entries) {
            StoredCommit commit = entry.commit();
            found.add(events.event(tip.directory(), commit).event());
            appended.add(new Appended(
                    positionOf(entry),
                    tip.directory().id(),
                    commit.sequence(),
                    new CommitId(commit.id().name())));
        }
        RecentCommands.Entry last = entries.getLast();
        return Optional.of(
                new StoredCommand(found, appended, last.commit().trailers().provenance(), last.recordedAt()));
    }

    private Position positionOf(RecentCommands.Entry entry) {
        if (entry.position() != null) {
            return entry.position();
        }
        try {
            return leaves.find(entry.commit())
                    .orElseThrow(() -> new IllegalStateException(
                            "commit " + entry.commit().id().name() + " has no leaf in the log; verify the store"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
