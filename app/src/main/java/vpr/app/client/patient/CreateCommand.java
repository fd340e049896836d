package vpr.app.client.patient;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import vpr.app.client.Call;
import vpr.app.client.ClientOptions;
import vpr.app.client.Screen;
import vpr.app.client.Words;
import vpr.app.signing.SignedSending;

/** {@code vpr patient create}. */
@Command(
        name = "create",
        description = {
            "Create a patient. Prints the patient's id.",
            "The input is JSON with the fields of a FHIR R4 Patient: name (at least one), birthDate, gender, identifier,"
                    + " telecom, address."
        },
        footer = {
            "",
            "  vpr patient create patient.json",
            "",
            "where patient.json holds, for example:",
            "",
            "  {\"name\": [{\"family\": \"Jones\", \"given\": [\"Jane\"]}], \"birthDate\": \"1968-04-12\"}"
        })
final class CreateCommand implements Callable<Integer> {
    @Mixin
    private final ClientOptions client = new ClientOptions();

    @Mixin
    private final SignedSending signed = new SignedSending();

    @Parameters(
            index = "0",
            paramLabel = "FILE",
            arity = "0..1",
            description = "The JSON; without it, or with -, standard input.")
    private @Nullable String file;

    @Override
    public Integer call() {
        var request = PatientInput.read(file);
        var answer = signed.send(client, Call.command("POST", "/patients", request));
        var patient = answer.json().path("patientId").asString("");
        client.settle("/patients/" + patient);
        if (client.json()) {
            Screen.print(answer.text());
            return 0;
        }
        Screen.print(patient);
        Screen.say("Created. Add a letter: " + Words.launcher() + " letter add " + patient + " letter.md");
        return 0;
    }
}
