package vpr.gitstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vpr.log.Position;
import vpr.record.CommitId;
import vpr.record.Event;
import vpr.record.RecordId;
import vpr.record.commit.Trailers;

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
        List<Event> found = new ArrayList<>();
        List<Appended> appended = new ArrayList<>();
        Trailers last = null;
        for (RecentCommands.Found one :
                tip.recent().find(commandId, clock.instant(), id -> events.commit(tip.directory(), id))) {
            StoredCommit commit = one.commit();
            if (!commit.trailers().provenance().caller().equals(caller)) {
                continue;
            }
            last = commit.trailers();
            found.add(events.event(tip.directory(), commit).event());
            appended.add(new Appended(
                    positionOf(one),
                    tip.directory().id(),
                    commit.sequence(),
                    new CommitId(commit.id().name())));
        }
        return last == null
                ? Optional.empty()
                : Optional.of(new StoredCommand(found, appended, last.provenance(), last.recordedAt()));
    }

    private Position positionOf(RecentCommands.Found one) {
        if (one.position() != null) {
            return one.position();
        }
        StoredCommit commit = one.commit();
        try {
            return leaves.find(commit)
                    .orElseThrow(() -> new IllegalStateException(
                            "commit " + commit.id().name() + " has no leaf in the log; verify the store"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
