package vpr.app.signing;

import picocli.CommandLine.Mixin;
import tools.jackson.databind.node.ObjectNode;
import vpr.app.client.Answer;
import vpr.app.client.Call;
import vpr.app.client.ClientOptions;
import vpr.app.client.RefusedException;
import vpr.app.client.Screen;
import vpr.app.client.TextInput;
import vpr.gitstore.signing.OwnKey;

/**
 * Sends a command, signed by its author where a key is named: prepared, looked at, signed here, submitted. Where somebody
 * else changed the record in between, all of it is done again.
 */
public final class SignedSending {
    private static final int ATTEMPTS = 3;

    @Mixin
    private final SigningKey key = new SigningKey();

    /** The answer to the command. */
    public Answer send(ClientOptions client, Call command) {
        if (!key.isGiven()) {
            return client.send(command);
        }
        var own = key.open();
        var request = TextInput.object(String.valueOf(command.body()));
        for (var attempt = 1; ; attempt++) {
            try {
                return send(client, command, request, own);
            } catch (RefusedException e) {
                if (attempt == ATTEMPTS || !e.type().equals("prepare-again")) {
                    throw e;
                }
            }
        }
    }

    private static Answer send(ClientOptions client, Call command, ObjectNode request, OwnKey own) {
        var prepared =
                client.send(command.to("POST", command.path() + "/prepare")).json();
        var commits = PreparedText.all(prepared);
        PreparedText.requireProseOf(request, commits);
        var submission = request.objectNode();
        submission.set("command", request);
        submission.set("preparation", prepared.path("preparation"));
        submission.set("signatures", AuthorsSignatures.of(commits, own));
        var answer = client.send(command.to("POST", command.path() + "/submit").body(submission));
        Screen.say("Signed with the certificate " + own.certificate().serial() + ", "
                + own.certificate().subject() + ".");
        return answer;
    }
}
