package vpr.projections.patient;

import tools.jackson.databind.node.ObjectNode;
import vpr.gitstore.Recorded;
import vpr.projections.Json;
import vpr.projections.RedisBatch;
import vpr.record.Content;
import vpr.record.patient.Patient;
import vpr.record.patient.PatientEvent;
import vpr.record.patient.PatientEvent.ClinicalRecordCreated;
import vpr.record.patient.PatientEvent.CoordinationRecordCreated;
import vpr.record.patient.PatientEvent.DemographicsCreated;
import vpr.redis.StoredValue;

/** Keeps each patient's summary in Redis as {@code GET} shows it: {@code vpr.query.patient.PatientView}. */
public final class PatientInRedis {
    private PatientInRedis() {}

    public static void show(PatientEvent event, Recorded recorded, RedisBatch batch) {
        switch (event) {
            case DemographicsCreated created -> {
                var json = Json.object()
                        .put("patientId", created.demographics().hex())
                        .put("clinicalId", created.records().clinical().hex())
                        .put("coordinationId", created.records().coordination().hex());
                content(json, created.patient());
                json.put("created", recorded.recordedAt().toString());
                batch.putSummary(created.demographics().hex(), value(json, recorded));
            }
            case ClinicalRecordCreated clinical -> {}
            case CoordinationRecordCreated coordination -> {}
        }
    }

    private static void content(ObjectNode json, Content<Patient> content) {
        switch (content) {
            case Content.Present<Patient>(Patient patient) -> json.set("demographics", Json.tree(patient.resource()));
            case Content.Withheld<Patient>(String redaction) ->
                json.putObject("withheld").put("redaction", redaction);
        }
    }

    private static StoredValue value(ObjectNode json, Recorded recorded) {
        json.put("commit", recorded.commit().hex())
                .put("position", recorded.position().toString());
        return new StoredValue(recorded.position().toString(), recorded.commit().hex(), Json.text(json));
    }
}
