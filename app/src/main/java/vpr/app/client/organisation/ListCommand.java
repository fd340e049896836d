package vpr.app.client.organisation;

import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;
import vpr.app.client.Call;
import vpr.app.client.ClientOptions;
import vpr.app.client.Paging;
import vpr.app.client.Table;
import vpr.app.client.Times;

/** {@code vpr key list}. */
@Command(
        name = "list",
        description = "List the API keys that were given out, without their texts, which nobody has but their users.",
        footer = {"", "  vpr key list --all"})
final class ListCommand implements Callable<Integer> {
    @Mixin
    private final ClientOptions client = new ClientOptions();

    @Mixin
    private final Paging paging = new Paging();

    @Override
    public Integer call() {
        paging.print(
                client,
                (limit, cursor) -> Call.get(NewKeys.KEYS).query("limit", limit).query("cursor", cursor),
                ListCommand::table,
                "");
        return 0;
    }

    private static Table table(Iterable<JsonNode> items) {
        var table = new Table("KEY", "ROLES", "CREATED", "ENDS", "NAME~", "AUTHOR~");
        for (var item : items) {
            table.row(
                    item.path("keyId").asString(""),
                    words(item.path("roles")),
                    Times.day(item.path("created")),
                    ends(item),
                    item.path("name").asString(""),
                    item.path("author").path("name").asString(""));
        }
        return table;
    }

    private static String ends(JsonNode key) {
        return key.hasNonNull("revoked") ? "revoked " + Times.day(key.path("revoked")) : Times.day(key.path("expires"));
    }

    private static String words(JsonNode words) {
        return StreamSupport.stream(words.spliterator(), false)
                .map(word -> word.asString(""))
                .collect(Collectors.joining(","));
    }
}
