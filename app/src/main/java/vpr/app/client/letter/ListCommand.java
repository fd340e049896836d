package vpr.app.client.letter;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import vpr.app.client.Call;
import vpr.app.client.ClientOptions;
import vpr.app.client.Ids;
import vpr.app.client.Paging;
import vpr.app.client.Table;
import vpr.app.client.Times;
import vpr.app.client.Words;

/** {@code vpr letter list}. */
@Command(
        name = "list",
        description = "List a patient's letters, the one that happened last first. A letter is named by its UUID.",
        footer = {"", "  vpr letter list $PATIENT --all"})
final class ListCommand implements Callable<Integer> {
    @Mixin
    private final ClientOptions client = new ClientOptions();

    @Mixin
    private final Paging paging = new Paging();

    @Parameters(index = "0", paramLabel = "PATIENT", description = "The patient's id.")
    private String patient = "";

    @Override
    public Integer call() {
        var letters = Ids.patient(patient) + "/letters";
        paging.print(
                client,
                (limit, cursor) -> Call.get(letters).query("limit", limit).query("cursor", cursor),
                ListCommand::table,
                "No letters. Add one: " + Words.launcher() + " letter add " + patient + " letter.md");
        return 0;
    }

    private static Table table(Iterable<JsonNode> items) {
        var table = new Table("LETTER", "DATE", "V", "NAME~", "COMPOSER~");
        for (var item : items) {
            table.row(
                    Ids.shortLetter(item.path("letterId").asString("")),
                    Times.day(item.path("startTime")),
                    item.path("version").asString(""),
                    item.hasNonNull("withheld")
                            ? "(withheld)"
                            : item.path("name").asString(""),
                    item.path("composer").path("name").asString(""));
        }
        return table;
    }
}
