package vpr.app.client.patient;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import vpr.app.client.Call;
import vpr.app.client.ClientOptions;
import vpr.app.client.Ids;
import vpr.app.client.RefusedException;
import vpr.app.client.Replaced;
import vpr.app.client.Screen;
import vpr.app.client.Words;
import vpr.app.signing.SignedSending;

/** {@code vpr patient change}. */
@Command(
        name = "change",
        description = {
            "Replace a patient's demographics by a whole new FHIR R4 Patient. The version before it is kept.",
            "Take what is there (show --fhir), change it, and give it back."
        },
        footer = {"", "  vpr patient show $PATIENT --fhir > patient.json", "  vpr patient change $PATIENT patient.json"
        })
final class ChangeCommand implements Callable<Integer> {
    @Mixin
    private final ClientOptions client = new ClientOptions();

    @Mixin
    private final SignedSending signed = new SignedSending();

    @Mixin
    private final Replaced replaced = new Replaced();

    @Parameters(index = "0", paramLabel = "PATIENT", description = "The patient's id.")
    private String patient = "";

    @Parameters(
            index = "1",
            paramLabel = "FILE",
            arity = "0..1",
            description = "The JSON; without it, or with -, standard input.")
    private @Nullable String file;

    @Override
    public Integer call() {
        var path = Ids.patient(patient);
        var request = PatientInput.read(file);
        var etag = replaced.isOpen() ? replaced.etag(client.send(Call.get(path))) : replaced.given();
        try {
            var answer = signed.send(client, Call.command("PUT", path, request).header("If-Match", etag));
            client.settle(path);
            Screen.print(client.json() ? answer.text() : patient);
            Screen.say("Changed. What changed: " + diff());
            return 0;
        } catch (RefusedException e) {
            if (e.type().equals("stale")) {
                Screen.say("Somebody else changed it since. Their change: " + diff());
            }
            throw e;
        }
    }

    private String diff() {
        return Words.launcher() + " patient diff " + patient;
    }
}
