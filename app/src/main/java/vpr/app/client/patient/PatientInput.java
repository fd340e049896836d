package vpr.app.client.patient;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;
import vpr.app.client.TextInput;
import vpr.app.client.UsageException;

/** A patient as JSON: a FHIR R4 Patient, which may say that it is one. */
final class PatientInput {
    private static final String TYPE = "resourceType";

    private PatientInput() {}

    static ObjectNode read(@Nullable String file) {
        var patient = TextInput.readObject(file, "the patient, as JSON");
        if (patient.has(TYPE) && !patient.path(TYPE).asString("").equals("Patient")) {
            throw new UsageException("resourceType: must be Patient");
        }
        patient.remove(TYPE);
        return patient;
    }
}
