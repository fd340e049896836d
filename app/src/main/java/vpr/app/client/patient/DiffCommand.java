package vpr.app.client.patient;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import vpr.app.client.ClientOptions;
import vpr.app.client.Ids;
import vpr.app.client.VersionRange;

/** {@code vpr patient diff}. */
@Command(
        name = "diff",
        description =
                "Show what changed between two versions of a patient's demographics: the last two, unless others are named.",
        footer = {"", "  vpr patient diff $PATIENT", "  vpr patient diff $PATIENT --from 1 --to 3"})
final class DiffCommand implements Callable<Integer> {
    @Mixin
    private final ClientOptions client = new ClientOptions();

    @Mixin
    private final VersionRange versions = new VersionRange();

    @Parameters(index = "0", paramLabel = "PATIENT", description = "The patient's id.")
    private String patient = "";

    @Override
    public Integer call() {
        versions.printDiff(client, Ids.patient(patient));
        return 0;
    }
}
