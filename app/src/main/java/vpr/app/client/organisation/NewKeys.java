package vpr.app.client.organisation;

import tools.jackson.databind.node.ObjectNode;
import vpr.app.client.Call;
import vpr.app.client.ClientOptions;

/** Gives out keys. */
final class NewKeys {
    static final String KEYS = "/organisation/keys";

    private NewKeys() {}

    static void giveOut(ClientOptions client, KeyTarget target, ObjectNode request) {
        target.prepare();
        var given = false;
        try {
            var answer = client.send(Call.command("POST", KEYS, request));
            given = true;
            target.keep(client, answer);
        } finally {
            if (!given) {
                target.abandon();
            }
        }
        client.settle(KEYS + "?limit=1");
    }
}
