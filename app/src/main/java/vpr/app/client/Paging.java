package vpr.app.client;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Lists come in pages: the first one, or all. */
public final class Paging {
    private static final int MOST = 200;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many, 1 to 200 (default: 50).")
    private @Nullable Integer limit;

    @Option(names = "--all", description = "Go on to the end of the list.")
    private boolean all;

    /**
     * Prints a list.
     *
     * @param call makes the request for a page, from the number of its rows and the cursor that it begins after
     * @param table shows a page's items
     * @param none what to say of an empty list
     */
    public void print(
            ClientOptions client,
            BiFunction<@Nullable Integer, @Nullable String, Call> call,
            Function<Iterable<JsonNode>, Table> table,
            String none) {
        if (limit != null && (limit < 1 || limit > MOST)) {
            throw new UsageException("--limit: must be 1 to " + MOST);
        }
        var rows = all && limit == null ? Integer.valueOf(MOST) : limit;
        String cursor = null;
        do {
            var answer = client.send(call.apply(rows, cursor));
            var next = answer.json().path("next").asString("");
            show(client, answer, table, cursor == null ? none : "");
            if (!next.isEmpty() && !all && !client.json()) {
                Screen.say("There are more: --all shows them.");
            }
            cursor = next.isEmpty() ? null : next;
        } while (all && cursor != null);
    }

    private static void show(
            ClientOptions client, Answer answer, Function<Iterable<JsonNode>, Table> table, String none) {
        if (client.json()) {
            Screen.print(answer.text());
            return;
        }
        var behind = answer.header("Vpr-Behind");
        if (behind != null) {
            Screen.say("Incomplete: events of " + behind + " patients wait for a repair.");
        }
        var shown = table.apply(answer.json().path("items"));
        if (!shown.isEmpty()) {
            Screen.printExactly(shown.text());
        } else if (!none.isEmpty()) {
            Screen.say(none);
        }
    }
}
