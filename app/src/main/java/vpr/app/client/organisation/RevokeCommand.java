package vpr.app.client.organisation;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;
import vpr.app.client.Answer;
import vpr.app.client.Call;
import vpr.app.client.ClientOptions;
import vpr.app.client.Ids;
import vpr.app.client.Screen;

/** {@code vpr key revoke}. */
@Command(
        name = "revoke",
        description = "Withdraw an API key, from now on. There is no way back.",
        footer = {"", "  vpr key revoke k3v7q2mzr5w4abcd"})
final class RevokeCommand implements Callable<Integer> {
    @Mixin
    private final ClientOptions client = new ClientOptions();

    @Parameters(index = "0", paramLabel = "KEY", description = "The key's id, not its text.")
    private String key = "";

    @Override
    public Integer call() {
        var answer = revoke(client, key);
        Screen.print(client.json() ? answer.text() : key);
        Screen.say("Withdrawn: it is refused from now on.");
        return 0;
    }

    static Answer revoke(ClientOptions client, String key) {
        return client.send(Call.command("POST", Ids.key(key) + "/revoke", JsonNodeFactory.instance.objectNode()));
    }
}
