package vpr.app.server;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import vpr.app.settings.Settings;
import vpr.gitstore.OrderRebuild;
import vpr.gitstore.RebuiltOrder;
import vpr.gitstore.signing.SignatureVerifier;

/** The log of an installation, made anew from its records. */
public record LogRebuilding(Settings settings) {
    public static LogRebuilding of(Settings settings) {
        return new LogRebuilding(settings);
    }

    /** @param progress is told how many records were read */
    public RebuiltOrder run(OrderRebuild.Wanted wanted, LongConsumer progress) throws IOException {
        if (!SigningKeys.hasRecords(settings)) {
            throw new StartException(
                    "VPR_DATA: " + settings.data() + " holds no records, so there is no log to rebuild.");
        }
        var trusted = SignatureVerifier.ofInstallation(settings.data(), Clock.systemUTC());
        return new OrderRebuild(settings.data(), trusted, wanted).run(progress);
    }

    /** What was done, what cannot be proved any more, and what to do now. */
    public List<String> words(RebuiltOrder rebuilt) {
        return Stream.of(done(rebuilt), lost(rebuilt), next())
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> done(RebuiltOrder rebuilt) {
        var journal = rebuilt.fromJournal() == 0
                ? ""
                : " " + rebuilt.fromJournal() + " of them were in the journal only, and are in the records now.";
        return List.of(
                "The log was made anew from the records: " + rebuilt.events() + " events of " + rebuilt.records()
                        + " records, as epoch " + epoch(rebuilt) + "." + journal,
                "Every event is signed by somebody who is trusted, and follows the one before it in its record: in each"
                        + " record the events and their order are as before.");
    }

    private static List<String> lost(RebuiltOrder rebuilt) {
        return List.of(
                "",
                "What cannot be proved any more:",
                "  - in which order events of different records were recorded: they stand by their times now",
                "  - that no record was removed, and none moved back, before now: " + known(rebuilt),
                "  - that this log continues the one before: it is a log of its own, whose name ends in /epoch-"
                        + epoch(rebuilt) + ". Proofs and checkpoints of the old one stay good for what they say; give"
                        + " witnesses the new name and key");
    }

    private static String known(RebuiltOrder rebuilt) {
        return rebuilt.known()
                .map(tree ->
                        "the last signed checkpoint that is left says " + tree.size() + " events, root " + tree.root()
                                + (tree.size() > rebuilt.events()
                                        ? ", so at least " + (tree.size() - rebuilt.events()) + " are MISSING"
                                        : ", so as far as numbers tell none is missing"))
                .orElse(
                        "no signed checkpoint is left, so not even how many events there were is known; compare with one"
                                + " that a witness or an export has");
    }

    private static List<String> next() {
        return List.of(
                "",
                "Now: vpr verify. Then start VPR: it empties the tables and Redis and fills them again. Positions and cursors"
                        + " from before are refused with 409.",
                "What was left of the old log and journal stands beside, in .vpr/log-before-* and .vpr/journal-before-*.");
    }

    private static String epoch(RebuiltOrder rebuilt) {
        return rebuilt.last().toString().substring(0, 4);
    }
}
