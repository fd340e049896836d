package vpr.gitstore;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vpr.log.EventLog;
import vpr.log.Frame;
import vpr.log.Leaf;
import vpr.log.LeafDraft;
import vpr.log.LogFullException;
import vpr.log.LogUnavailableException;
import vpr.record.CommitId;
import vpr.record.RecordId;

/** Appends events: commits built on the tips in memory, durable in the journal, applied behind. */
final class StoreWriter {
    private final Path data;
    private final WriterTips tips;
    private final RecordLocks locks;
    private final RecordObjects objects;
    private final ChangeBuilder builder;
    private final Quarantine quarantine;
    private final PackApplier applier;
    private final EventLog log;

    StoreWriter(
            Path data,
            WriterTips tips,
            RecordLocks locks,
            RecordObjects objects,
            ChangeBuilder builder,
            Quarantine quarantine,
            PackApplier applier,
            EventLog log) {
        this.data = data;
        this.tips = tips;
        this.locks = locks;
        this.objects = objects;
        this.builder = builder;
        this.quarantine = quarantine;
        this.applier = applier;
        this.log = log;
    }

    /** All of them, in one frame, or none. */
    Receipt append(List<NewEvent> events) {
        return append(events, builder);
    }

    /** As {@link #append(List)}, with commits by another builder: signed by another, or with salts that are known. */
    Receipt append(List<NewEvent> events, ChangeBuilder builder) {
        SortedMap<RecordId, List<NewEvent>> byRecord = byRecord(events);
        return locks.holding(byRecord.keySet(), () -> {
            Map<RecordId, Planned> plan = new TreeMap<>();
            byRecord.forEach((record, ofRecord) -> plan.put(record, plan(record, ofRecord, builder)));
            return journal(events.stream().map(event -> next(plan, event)).toList(), List.copyOf(plan.values()));
        });
    }

    /** What an append would do, by record, as the records are now. Nothing is written. */
    SortedMap<RecordId, RecordChange> changes(List<NewEvent> events, ChangeBuilder builder) {
        SortedMap<RecordId, RecordChange> changes = new TreeMap<>();
        byRecord(events).forEach((record, ofRecord) -> changes.put(record, plan(record, ofRecord, builder).change));
        return changes;
    }

    private static SortedMap<RecordId, List<NewEvent>> byRecord(List<NewEvent> events) {
        if (events.isEmpty()) {
            throw new IllegalArgumentException("events: must not be empty");
        }
        return events.stream().collect(Collectors.groupingBy(NewEvent::record, TreeMap::new, Collectors.toList()));
    }

    private Planned plan(RecordId record, List<NewEvent> events, ChangeBuilder builder) {
        Optional<Tip> tip = tips.find(record);
        RecordDirectory directory = place(record, tip, events);
        RecordChange change = builder.build(directory, tip, objects.treesOf(directory), events);
        return new Planned(
                change,
                tip.map(Tip::recent).orElseGet(RecentCommands::ofNewRecord),
                change.commits().iterator());
    }

    /** The commit of that event: positions follow the order of the events. */
    private static Placed next(Map<RecordId, Planned> plan, NewEvent event) {
        Planned planned = Objects.requireNonNull(plan.get(event.record()));
        CommitChange commit = planned.commits.next();
        var stored = new StoredEvent(planned.change.directory(), commit.stored(), event.event(), commit.fileBytes());
        return new Placed(new WrittenEvent(stored, commit.commit().raw()), planned.recent);
    }

    /** Where the record is or will be, once everything is as its events expect. */
    private RecordDirectory place(RecordId record, Optional<Tip> tip, List<NewEvent> events) {
        if (quarantine.holds(record)) {
            throw new RecordQuarantinedException(record);
        }
        long next = tip.map(Tip::sequence).orElse(-1L) + 1;
        for (NewEvent event : events) {
            if (event.sequence() != next++) {
                throw new StaleTipException(record);
            }
        }
        var directory = tip.map(Tip::directory)
                .orElseGet(() -> new RecordDirectory(data, events.getFirst().kind(), record));
        if (events.stream().anyMatch(event -> event.kind() != directory.kind())) {
            throw new IllegalArgumentException("kind: must be the record's");
        }
        return directory;
    }

    private Receipt journal(List<Placed> commits, List<Planned> plan) {
        List<RecordChange> changes = plan.stream().map(Planned::change).toList();
        List<LeafDraft> drafts = commits.stream().map(Placed::draft).toList();
        try {
            List<Leaf> leaves =
                    log.append(drafts, FramePayload.encode(changes), frame -> publish(frame, commits, changes));
            List<Appended> appended = new ArrayList<>();
            for (Leaf leaf : leaves) {
                appended.add(new Appended(
                        leaf.position(), new RecordId(leaf.record()), leaf.sequence(), new CommitId(leaf.commit())));
            }
            return new Receipt(appended);
        } catch (LogFullException e) {
            throw new StoreFullException(e);
        } catch (LogUnavailableException e) {
            throw new StoreUnavailableException(e);
        }
    }

    /** On the journal's thread, before the frame is applied: from now on these are the tips. */
    private void publish(Frame frame, List<Placed> commits, List<RecordChange> changes) {
        for (RecordChange change : changes) {
            objects.pending().add(change.record(), change.objects());
            objects.remember(change.record(), change.commits().getLast().trees());
        }
        applier.handOver(frame.first(), changes);
        for (int i = 0; i < commits.size(); i++) {
            Placed placed = commits.get(i);
            objects.remember(placed.written);
            placed.recent.add(placed.commit(), frame.leaves().get(i).position());
            tips.published(new Tip(placed.directory(), HeadCommit.of(placed.commit()), placed.recent));
        }
    }

    private record Planned(RecordChange change, RecentCommands recent, Iterator<CommitChange> commits) {}

    private record Placed(WrittenEvent written, RecentCommands recent) {
        RecordDirectory directory() {
            return written.event().directory();
        }

        StoredCommit commit() {
            return written.event().commit();
        }

        LeafDraft draft() {
            StoredCommit commit = commit();
            return new LeafDraft(
                    directory().id().hex(),
                    commit.sequence(),
                    commit.parent().map(parent -> parent.name()),
                    commit.id().name(),
                    commit.trailers().contentSha256(),
                    commit.trailers().recordedAt(),
                    commit.trailers().event().toString());
        }
    }
}
