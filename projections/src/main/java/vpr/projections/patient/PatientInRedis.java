package vpr.projections.patient;

import static java.nio.charset.StandardCharsets.UTF_8;

import tools.jackson.databind.node.ObjectNode;
import vpr.gitstore.Recorded;
import vpr.projections.Json;
import vpr.projections.RedisBatch;
import vpr.record.Content;
import vpr.record.patient.Patient;
import vpr.record.patient.PatientEvent;
import vpr.record.patient.PatientEvent.ClinicalRecordCreated;
import vpr.record.patient.PatientEvent.CoordinationRecordCreated;
import vpr.record.patient.PatientEvent.DemographicsChanged;
import vpr.record.patient.PatientEvent.DemographicsCreated;
import vpr.redis.StoredValue;

/** Keeps each patient's summary in Redis as {@code GET} shows it: {@code vpr.query.patient.PatientView}. */
public final class PatientInRedis {
    private PatientInRedis() {}

    public static void show(PatientEvent event, Recorded recorded, RedisBatch batch) {
        switch (event) {
            case DemographicsCreated created -> create(created, recorded, batch);
            case DemographicsChanged changed -> change(changed, recorded, batch);
            case ClinicalRecordCreated clinical -> {}
            case CoordinationRecordCreated coordination -> {}
        }
    }

    private static void create(DemographicsCreated event, Recorded recorded, RedisBatch batch) {
        var json = Json.object()
                .put("patientId", event.demographics().hex())
                .put("clinicalId", event.records().clinical().hex())
                .put("coordinationId", event.records().coordination().hex());
        content(json, event.patient());
        json.put("version", 1).put("created", recorded.recordedAt().toString());
        batch.putSummary(event.demographics().hex(), value(json, recorded));
    }

    // What a change does not say stands in the version before. Without that the tables answer.
    private static void change(DemographicsChanged event, Recorded recorded, RedisBatch batch) {
        var patient = event.demographics().hex();
        batch.summary(patient)
                .map(before -> Json.read(before.text()))
                .ifPresentOrElse(
                        before -> {
                            var json = Json.object();
                            for (var field : new String[] {"patientId", "clinicalId", "coordinationId"}) {
                                json.set(field, before.get(field));
                            }
                            content(json, event.patient());
                            json.put("version", before.get("version").asInt() + 1)
                                    .set("created", before.get("created"));
                            batch.putSummary(patient, value(json, recorded));
                        },
                        () -> batch.removeSummary(patient));
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
        return new StoredValue(
                recorded.position().toString(),
                recorded.commit().hex(),
                Json.text(json).getBytes(UTF_8));
    }
}
