package vpr.gitstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import vpr.gitstore.signing.SignatureVerifier;
import vpr.log.KnownTree;
import vpr.log.LogRebuild;
import vpr.log.Position;
import vpr.record.InvalidException;

/**
 * Makes the log anew from the records alone, where journal and leaves are lost: the same events, in each record the same
 * order, as the next epoch. Nobody may have the store open.
 */
public final class OrderRebuild {
    private final Path data;
    private final SignatureVerifier signatures;
    private final Wanted wanted;

    /**
     * What the operator knows and accepts.
     *
     * @param laterThan an epoch that was used, such as one that a position names; 0 when none is known
     * @param acceptLoss go on although the records hold fewer events than the log is known to have had
     */
    public record Wanted(int laterThan, boolean acceptLoss) {
        public Wanted {
            if (laterThan < 0 || laterThan > 9_998) {
                throw new InvalidException("epoch", "must be 0 to 9998");
            }
        }
    }

    /**
     * @param data the data directory
     * @param signatures whom to believe: a commit that nobody trusted has signed is none of a record
     */
    public OrderRebuild(Path data, SignatureVerifier signatures, Wanted wanted) {
        this.data = data;
        this.signatures = signatures;
        this.wanted = wanted;
    }

    /**
     * All or nothing: when this throws, the log is as missing as before and may be rebuilt again.
     *
     * @param progress is told how many records were read
     * @throws vpr.log.LogPresentException when the log has leaves
     * @throws vpr.log.OwnedElsewhereException while the store is open for writing
     * @throws OrderRefusedException when a record cannot be told, or events are known to be missing
     */
    public RebuiltOrder run(LongConsumer progress) throws IOException {
        Path vpr = StoreSettings.vpr(data);
        Path runs = vpr.resolve("order.tmp");
        ReadParts parts = ReadParts.create();
        try (var log = LogRebuild.open(vpr, data)) {
            long fromJournal = applyJournal(log, parts);
            delete(runs);
            Files.createDirectories(runs);
            try (var merged = new MergedChains(runs)) {
                long records = read(parts, merged, progress);
                Optional<KnownTree> known = lastKnown(log);
                requireAll(known, merged.count());
                Position last = log.write(merged.inOrder(), known, wanted.laterThan());
                return new RebuiltOrder(merged.count(), records, last, known, fromJournal);
            } catch (UncheckedIOException e) {
                throw new IOException("the records could not be read", e);
            } finally {
                delete(runs);
            }
        } finally {
            parts.objects().close();
        }
    }

    private long applyJournal(LogRebuild log, ReadParts parts) throws IOException {
        var quarantine = new Quarantine(StoreSettings.vpr(data), new ForeignBundle(parts.repositories()));
        var main = new MainKeeper(new MainRef(parts.repositories()), quarantine);
        var none = new RepackQueue(RepackRules.defaults());
        var applier = new PackApplier(data, parts.objects(), parts.repositories(), main, change -> {}, none);
        long events = log.applyJournal(applier);
        applier.recovered();
        return events;
    }

    private long read(ReadParts parts, MergedChains merged, LongConsumer progress) throws IOException {
        var chain = new RecordChain(parts.repositories(), signatures);
        var refused = new OrderRefusedException.Reasons();
        long[] records = new long[1];
        new RecordsOnDisk(data).forEach(record -> {
            CrashRepair.removeLocks(record);
            try {
                merged.add(chain.read(record));
            } catch (InvalidException | IOException | UncheckedIOException e) {
                refused.add(record, e);
            }
            progress.accept(++records[0]);
        });
        refused.throwIfAny();
        return records[0];
    }

    private Optional<KnownTree> lastKnown(LogRebuild log) throws IOException {
        return LastCheckpoint.of(data, log.checkpoints());
    }

    private void requireAll(Optional<KnownTree> known, long events) throws OrderRefusedException {
        if (events == 0) {
            throw new OrderRefusedException("There are no events in the records: there is no order to rebuild.");
        }
        if (known.isPresent() && known.get().size() > events && !wanted.acceptLoss()) {
            throw new OrderRefusedException(
                    "The records hold " + events + " events, and the last signed checkpoint says"
                            + " that the log had " + known.get().size() + ": at least "
                            + (known.get().size() - events)
                            + " are missing. Nothing was changed. Restore the records from a later"
                            + " backup, or run this again with --accept-loss.");
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
