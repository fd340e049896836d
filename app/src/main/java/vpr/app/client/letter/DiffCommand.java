package vpr.app.client.letter;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import vpr.app.client.ClientOptions;
import vpr.app.client.Ids;
import vpr.app.client.VersionRange;

/** {@code vpr letter diff}. */
@Command(
        name = "diff",
        description = "Show what changed between two versions of a letter: the last two, unless others are named.",
        footer = {"", "  vpr letter diff $PATIENT $LETTER", "  vpr letter diff $PATIENT $LETTER --from 1 --to 3"})
final class DiffCommand implements Callable<Integer> {
    @Mixin
    private final ClientOptions client = new ClientOptions();

    @Mixin
    private final VersionRange versions = new VersionRange();

    @Parameters(index = "0", paramLabel = "PATIENT", description = "The patient's id.")
    private String patient = "";

    @Parameters(index = "1", paramLabel = "LETTER", description = "The letter's id, or its UUID alone.")
    private String letter = "";

    @Override
    public Integer call() {
        versions.printDiff(client, Ids.letter(patient, letter));
        return 0;
    }
}
