package vpr.app.client.patient;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import vpr.app.client.Call;
import vpr.app.client.ClientOptions;
import vpr.app.client.Paging;
import vpr.app.client.Words;

/** {@code vpr patient list}. */
@Command(
        name = "list",
        description = "List all patients in the order of their names.",
        footer = {"", "  vpr patient list --limit 10"})
final class ListCommand implements Callable<Integer> {
    @Mixin
    private final ClientOptions client = new ClientOptions();

    @Mixin
    private final Paging paging = new Paging();

    @Override
    public Integer call() {
        paging.print(
                client,
                (limit, cursor) -> Call.get("/patients").query("limit", limit).query("cursor", cursor),
                PatientTable::of,
                "No patients. Create one: " + Words.launcher() + " patient create patient.json");
        return 0;
    }
}
