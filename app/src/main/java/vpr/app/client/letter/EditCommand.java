package vpr.app.client.letter;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;
import vpr.app.client.Call;
import vpr.app.client.ClientOptions;
import vpr.app.client.Editor;
import vpr.app.client.Ids;
import vpr.app.client.RefusedException;
import vpr.app.client.Replaced;
import vpr.app.client.Screen;
import vpr.app.client.TextInput;
import vpr.app.client.UsageException;
import vpr.app.client.Words;
import vpr.app.signing.SignedSending;

/** {@code vpr letter edit}. */
@Command(
        name = "edit",
        description = {
            "Change a letter: what is given replaces what was there, the rest stays. The version before it is kept.",
            "With neither a FILE nor an option, the text is opened in your editor (VISUAL or EDITOR)."
        },
        footer = {
            "",
            "  vpr letter edit $PATIENT $LETTER",
            "  vpr letter edit $PATIENT $LETTER letter.md",
            "  vpr letter edit $PATIENT $LETTER --name \"Chest clinic\""
        })
final class EditCommand implements Callable<Integer> {
    @Mixin
    private final ClientOptions client = new ClientOptions();

    @Mixin
    private final SignedSending signed = new SignedSending();

    @Mixin
    private final LetterFields fields = new LetterFields();

    @Mixin
    private final Replaced replaced = new Replaced();

    @Parameters(index = "0", paramLabel = "PATIENT", description = "The patient's id.")
    private String patient = "";

    @Parameters(index = "1", paramLabel = "LETTER", description = "The letter's id, or its UUID alone.")
    private String letter = "";

    @Parameters(
            index = "2",
            paramLabel = "FILE",
            arity = "0..1",
            description = "The new text, in Markdown; - is standard input.")
    private @Nullable String file;

    @Override
    public Integer call() {
        var path = Ids.letter(patient, letter);
        var request = fields.request();
        if (file != null) {
            request.put("body", TextInput.read(file, "the letter"));
        }
        if (request.isEmpty()) {
            editText(path);
        } else {
            send(path, replaced.isOpen() ? replaced.etag(client.send(Call.get(path))) : replaced.given(), request);
        }
        return 0;
    }

    private void editText(String path) {
        if (!Screen.isTerminal()) {
            throw new UsageException("Nothing to change was given: a FILE (- is standard input) or an option.");
        }
        var newest = client.send(Call.get(path));
        var etag = replaced.etag(newest);
        var text = newest.json().path("body").asString("");
        Editor.ofEnvironment().edit(text, changed -> {
            if (changed.equals(text)) {
                Screen.say("You changed nothing, so nothing was sent.");
                return;
            }
            var request = fields.request();
            request.put("body", changed);
            send(path, etag, request);
        });
    }

    private void send(String path, String etag, ObjectNode request) {
        try {
            var answer =
                    signed.send(client, Call.command("PATCH", path, request).header("If-Match", etag));
            var seen = client.settle(path);
            Screen.print(
                    client.json()
                            ? answer.text()
                            : answer.json().path("letterId").asString(letter));
            if (seen != null) {
                Screen.say("It is version " + seen.json().path("version").asString("") + " now.");
            }
            Screen.say("What changed: " + command("diff"));
        } catch (RefusedException e) {
            if (e.type().equals("stale")) {
                Screen.say("Somebody else changed it since. Their change: " + command("diff"));
            }
            throw e;
        }
    }

    private String command(String word) {
        return Words.launcher() + " letter " + word + " " + patient + " " + Ids.shortLetter(letter);
    }
}
