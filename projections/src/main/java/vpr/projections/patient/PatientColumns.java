package vpr.projections.patient;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vpr.projections.Json;
import vpr.record.Content;
import vpr.record.patient.Patient;

/** What the rows of one version of a patient's demographics say of the person; nothing, where it is withheld. */
final class PatientColumns {
    private static final List<String> PERSONAL =
            List.of("displayName", "family", "given", "birth", "earliest", "latest", "gender", "resource");

    private PatientColumns() {}

    static Map<String, @Nullable Object> of(Content<Patient> content) {
        return switch (content) {
            case Content.Present<Patient>(Patient patient) -> present(patient);
            case Content.Withheld<Patient>(String redaction) -> withheld(redaction);
        };
    }

    private static Map<String, @Nullable Object> present(Patient patient) {
        var name = ShownName.of(patient.name());
        var birth = patient.birthDate();
        var gender = patient.gender();
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("displayName", name.display());
        columns.put("family", name.family());
        columns.put("given", name.given());
        columns.put("sortName", name.sortName());
        columns.put("birth", birth == null ? null : birth.text());
        columns.put("earliest", birth == null ? null : birth.earliest());
        columns.put("latest", birth == null ? null : birth.latest());
        columns.put("gender", gender == null ? null : gender.code());
        columns.put("resource", Json.of(patient.resource()));
        columns.put("withheld", null);
        return columns;
    }

    private static Map<String, @Nullable Object> withheld(String redaction) {
        var columns = new HashMap<String, @Nullable Object>();
        PERSONAL.forEach(gone -> columns.put(gone, null));
        columns.put("sortName", "");
        columns.put("withheld", redaction);
        return columns;
    }
}
