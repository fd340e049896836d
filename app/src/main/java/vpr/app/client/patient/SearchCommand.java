package vpr.app.client.patient;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;
import vpr.app.client.Call;
import vpr.app.client.ClientOptions;
import vpr.app.client.Paging;

/** {@code vpr patient search}. */
@Command(
        name = "search",
        description = {
            "Find patients by name, birth date or identifier.",
            "On a terminal it asks for them. Otherwise it reads them: a line of words that begin words of the name, or"
                    + " JSON as POST /patients/search takes it. They are no options, because a command line stands in"
                    + " process lists and in the shell's history for others to read."
        },
        footer = {
            "",
            "  vpr patient search",
            "  vpr patient search search.json",
            "",
            "where search.json holds, for example:",
            "",
            "  {\"birthDate\": \"1962\", \"identifier\": {\"value\": \"999-19-1454\"}}"
        })
final class SearchCommand implements Callable<Integer> {
    @Mixin
    private final ClientOptions client = new ClientOptions();

    @Mixin
    private final Paging paging = new Paging();

    @Parameters(
            index = "0",
            paramLabel = "FILE",
            arity = "0..1",
            description = "A file to read them from; - is standard input.")
    private @Nullable String file;

    @Override
    public Integer call() {
        var criteria = Criteria.read(file);
        paging.print(
                client,
                (limit, cursor) -> Call.question("/patients/search", page(criteria, limit, cursor)),
                PatientTable::of,
                "Nobody is found.");
        return 0;
    }

    private static ObjectNode page(ObjectNode criteria, @Nullable Integer limit, @Nullable String cursor) {
        var page = criteria.deepCopy();
        if (limit != null) {
            page.put("limit", limit);
        }
        if (cursor != null) {
            page.put("cursor", cursor);
        }
        return page;
    }
}
