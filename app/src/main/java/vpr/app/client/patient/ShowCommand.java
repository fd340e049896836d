package vpr.app.client.patient;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vpr.app.client.ClientOptions;
import vpr.app.client.Ids;
import vpr.app.client.RefusedException;
import vpr.app.client.Screen;
import vpr.app.client.WhichVersion;
import vpr.app.client.Words;

/** {@code vpr patient show}. */
@Command(
        name = "show",
        description = "Show a patient's demographics and the ids of the patient's records.",
        footer = {
            "",
            "  vpr patient show $PATIENT",
            "  vpr patient show $PATIENT --as-of 2026-01-12T10:14:00Z",
            "  vpr patient show $PATIENT --fhir > patient.json"
        })
final class ShowCommand implements Callable<Integer> {
    @Mixin
    private final ClientOptions client = new ClientOptions();

    @Mixin
    private final WhichVersion which = new WhichVersion();

    @Option(names = "--fhir", description = "Print the FHIR R4 Patient alone, as `vpr patient change` takes it.")
    private boolean fhir;

    @Parameters(index = "0", paramLabel = "PATIENT", description = "The patient's id.")
    private String patient = "";

    @Override
    public Integer call() {
        var answer = client.send(which.call(Ids.patient(patient)));
        if (client.json()) {
            Screen.print(answer.text());
            return 0;
        }
        var view = answer.json();
        if (view.hasNonNull("withheld")) {
            throw RefusedException.because("The demographics were taken away by a redaction. --json names it.");
        }
        if (fhir) {
            Screen.print(view.path("demographics").toPrettyString());
            return 0;
        }
        Screen.print(PatientText.of(view));
        Screen.say("The letters: " + Words.launcher() + " letter list " + patient);
        return 0;
    }
}
