package vpr.app.client.organisation;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vpr.app.client.Call;
import vpr.app.client.ClientOptions;
import vpr.app.client.Ids;
import vpr.app.client.RefusedException;
import vpr.app.client.Screen;
import vpr.app.client.Words;

/** {@code vpr key rotate}. */
@Command(
        name = "rotate",
        description = {
            "Give out a new key like an old one: the same name, roles, scopes and author. One that expires gets the same"
                    + " time to live as the old one had.",
            "The old key stays until it is revoked, so that its users can change over."
        },
        footer = {
            "",
            "  vpr key rotate k3v7q2mzr5w4abcd --to new.key",
            "  vpr key rotate k3v7q2mzr5w4abcd --to new.key --revoke"
        })
final class RotateCommand implements Callable<Integer> {
    @Mixin
    private final ClientOptions client = new ClientOptions();

    @Mixin
    private final KeyTarget target = new KeyTarget();

    @Option(names = "--revoke", description = "Revoke the old key once the new one is given out.")
    private boolean revoke;

    @Parameters(index = "0", paramLabel = "KEY", description = "The old key's id, not its text.")
    private String key = "";

    @Override
    public Integer call() {
        NewKeys.giveOut(client, target, like(find(Ids.key(key).substring(NewKeys.KEYS.length() + 1)), Instant.now()));
        if (revoke) {
            RevokeCommand.revoke(client, key);
            Screen.say("The old key " + key + " is refused from now on.");
        } else {
            Screen.say("The old key holds until: " + Words.launcher() + " key revoke " + key);
        }
        return 0;
    }

    /** The key's line in the list, which is in the order of ids. */
    private JsonNode find(String id) {
        String cursor = null;
        do {
            var page = client.send(Call.get(NewKeys.KEYS).query("limit", 200).query("cursor", cursor))
                    .json();
            for (var item : page.path("items")) {
                if (item.path("keyId").asString("").equals(id)) {
                    return item;
                }
            }
            cursor = page.path("next").asString("");
        } while (!cursor.isEmpty());
        throw RefusedException.because(
                "There is no key with the id " + id + ".\nWhat to do: see " + Words.launcher() + " key list --all");
    }

    /** The request for a key like the old one. */
    static ObjectNode like(JsonNode old, Instant now) {
        if (old.hasNonNull("revoked")) {
            throw RefusedException.because("The key was withdrawn, so there is nothing to renew.\nWhat to do: make a"
                    + " new one with " + Words.launcher() + " key create");
        }
        var request = JsonNodeFactory.instance.objectNode();
        request.set("name", old.path("name"));
        request.set("roles", old.path("roles"));
        request.set("scopes", old.path("scopes"));
        request.set("author", old.path("author"));
        if (old.hasNonNull("expires")) {
            var life = Duration.between(
                    Instant.parse(old.path("created").asString()),
                    Instant.parse(old.path("expires").asString()));
            request.put(
                    "expires", now.plus(life).truncatedTo(ChronoUnit.SECONDS).toString());
        }
        return request;
    }
}
