package vpr.app.client.letter;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import vpr.app.client.ClientOptions;
import vpr.app.client.Ids;
import vpr.app.client.RefusedException;
import vpr.app.client.Screen;
import vpr.app.client.Times;
import vpr.app.client.WhichVersion;

/** {@code vpr letter show}. */
@Command(
        name = "show",
        description = "Print a letter's text, to the last byte; what is said of it goes to standard error.",
        footer = {"", "  vpr letter show $PATIENT $LETTER", "  vpr letter show $PATIENT $LETTER --version 1 > old.md"})
final class ShowCommand implements Callable<Integer> {
    @Mixin
    private final ClientOptions client = new ClientOptions();

    @Mixin
    private final WhichVersion which = new WhichVersion();

    @Parameters(index = "0", paramLabel = "PATIENT", description = "The patient's id.")
    private String patient = "";

    @Parameters(index = "1", paramLabel = "LETTER", description = "The letter's id, or its UUID alone.")
    private String letter = "";

    @Override
    public Integer call() {
        var answer = client.send(which.call(Ids.letter(patient, letter)));
        if (client.json()) {
            Screen.print(answer.text());
            return 0;
        }
        var view = answer.json();
        if (view.hasNonNull("withheld")) {
            throw RefusedException.because("The letter's content was taken away by a redaction. --json names it.");
        }
        Screen.say(heading(view));
        var body = view.path("body").asString("");
        if (Screen.isTerminal()) {
            Screen.print(body);
        } else {
            Screen.printExactly(body);
        }
        return 0;
    }

    private static String heading(JsonNode view) {
        var composer = view.path("composer");
        var role = composer.path("role").asString("");
        return view.path("name").asString("") + "\n" + composer.path("name").asString("")
                + (role.isEmpty() ? "" : ", " + role)
                + "; " + Times.minute(view.path("startTime")) + "\nVersion "
                + view.path("version").asString("") + ", recorded " + Times.minute(view.path("recordedAt"))
                + ", commit " + view.path("commit").asString("") + "\n";
    }
}
