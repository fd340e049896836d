package vpr.app.client.letter;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vpr.app.client.Call;
import vpr.app.client.ClientOptions;
import vpr.app.client.Ids;
import vpr.app.client.Screen;
import vpr.app.client.TextInput;
import vpr.app.client.Words;
import vpr.app.signing.SignedSending;

/** {@code vpr letter add}. */
@Command(
        name = "add",
        description = "Add a letter to a patient's record. Prints the letter's id.",
        footer = {
            "",
            "  vpr letter add $PATIENT --name \"Respiratory clinic\" letter.md",
            "  pandoc letter.docx -t markdown | vpr letter add $PATIENT"
        })
final class AddCommand implements Callable<Integer> {
    @Mixin
    private final ClientOptions client = new ClientOptions();

    @Mixin
    private final SignedSending signed = new SignedSending();

    @Mixin
    private final LetterFields fields = new LetterFields();

    @Option(names = "--uid", paramLabel = "LETTER", description = "The letter's id, when it has one already.")
    private @Nullable String uid;

    @Parameters(index = "0", paramLabel = "PATIENT", description = "The patient's id.")
    private String patient = "";

    @Parameters(
            index = "1",
            paramLabel = "FILE",
            arity = "0..1",
            description = "The text, in Markdown; without it, or with -, standard input.")
    private @Nullable String file;

    @Override
    public Integer call() {
        var letters = Ids.patient(patient) + "/letters";
        var request = fields.request();
        if (uid != null) {
            request.put("uid", uid);
        }
        request.put("body", TextInput.read(file, "the letter"));
        var answer = signed.send(client, Call.command("POST", letters, request));
        client.settle(letters + "?limit=1");
        if (client.json()) {
            Screen.print(answer.text());
            return 0;
        }
        var letter = answer.json().path("letterId").asString("");
        Screen.print(letter);
        Screen.say("Added. Read it: " + Words.launcher() + " letter show " + patient + " " + Ids.shortLetter(letter));
        return 0;
    }
}
