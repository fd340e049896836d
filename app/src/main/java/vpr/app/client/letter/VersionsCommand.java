package vpr.app.client.letter;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import vpr.app.client.Call;
import vpr.app.client.ClientOptions;
import vpr.app.client.Ids;
import vpr.app.client.Paging;
import vpr.app.client.VersionTable;

/** {@code vpr letter versions}. */
@Command(
        name = "versions",
        description = "List the versions of a letter, the newest first: who answers for each, and its commit.",
        footer = {"", "  vpr letter versions $PATIENT $LETTER"})
final class VersionsCommand implements Callable<Integer> {
    @Mixin
    private final ClientOptions client = new ClientOptions();

    @Mixin
    private final Paging paging = new Paging();

    @Parameters(index = "0", paramLabel = "PATIENT", description = "The patient's id.")
    private String patient = "";

    @Parameters(index = "1", paramLabel = "LETTER", description = "The letter's id, or its UUID alone.")
    private String letter = "";

    @Override
    public Integer call() {
        var versions = Ids.letter(patient, letter) + "/versions";
        paging.print(
                client,
                (limit, cursor) -> Call.get(versions).query("limit", limit).query("cursor", cursor),
                VersionTable::of,
                "");
        return 0;
    }
}
