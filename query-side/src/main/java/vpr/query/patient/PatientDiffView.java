package vpr.query.patient;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import vpr.query.ComparedVersion;
import vpr.query.FieldChange;
import vpr.query.PrintedJson;
import vpr.query.TextDiff;
import vpr.query.Unified;
import vpr.query.VersionLine;

/**
 * How a patient's demographics differ between two versions.
 *
 * @param text the same as lines of the FHIR Patient, printed one element a line
 */
@Schema(name = "PatientDiff")
record PatientDiffView(
        @Schema(example = "6f1d2b7c9e3a4f508b1c2d3e4f5a6b7c")
        String patientId,

        ComparedVersion from,
        ComparedVersion to,

        @ArraySchema(
                arraySchema =
                        @Schema(
                                requiredMode = Schema.RequiredMode.REQUIRED,
                                description = "Of the FHIR Patient; none when the versions are equal"))
        List<FieldChange> fields,

        @Schema(description = "Of the version that is compared with", example = "0001-000000000000042")
        String position,

        @JsonIgnore @Schema(hidden = true) TextDiff text)
        implements Unified {

    static PatientDiffView of(
            String patient, VersionLine from, String fromResource, VersionLine to, String toResource) {
        var before = PrintedJson.read(fromResource);
        var after = PrintedJson.read(toResource);
        return new PatientDiffView(
                patient,
                from.compared(),
                to.compared(),
                FieldChange.between(before, after),
                to.position(),
                TextDiff.between(PrintedJson.of(before), PrintedJson.of(after)));
    }

    @Override
    public String unified() {
        return text.unified(name(from), name(to));
    }

    private static String name(ComparedVersion version) {
        return "patient.json version " + version.version();
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "PatientDiffView[" + patientId + "]";
    }
}
