package vpr.app.client.patient;

import tools.jackson.databind.JsonNode;
import vpr.app.client.Table;

/** Patients, a line each. */
final class PatientTable {
    private PatientTable() {}

    static Table of(Iterable<JsonNode> items) {
        var table = new Table("PATIENT", "BORN", "GENDER", "NAME~");
        for (var item : items) {
            table.row(
                    item.path("patientId").asString(""),
                    item.path("birthDate").asString(""),
                    item.path("gender").asString(""),
                    item.hasNonNull("withheld")
                            ? "(withheld)"
                            : item.path("name").asString(""));
        }
        return table;
    }
}
