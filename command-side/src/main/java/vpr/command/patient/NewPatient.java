package vpr.command.patient;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vpr.record.Author;
import vpr.record.patient.Address;
import vpr.record.patient.ContactPoint;
import vpr.record.patient.Gender;
import vpr.record.patient.HumanName;
import vpr.record.patient.Identifier;
import vpr.record.patient.PartialDate;
import vpr.record.patient.Patient;

/** A request to create a patient or to change its demographics, with the names of a FHIR R4 Patient's elements. */
@Schema(example = NewPatient.EXAMPLE)
record NewPatient(
        @ArraySchema(
                minItems = 1,
                maxItems = 20,
                arraySchema = @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "At least one"))
        List<HumanName> name,

        @Schema(
                description = "YYYY, YYYY-MM or YYYY-MM-DD: what is known of it",
                pattern = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
                example = "1972-05-14")
        @Nullable
        String birthDate,

        @Schema(
                description = "FHIR's administrative gender",
                allowableValues = {"male", "female", "other", "unknown"},
                example = "female")
        @Nullable
        String gender,

        @ArraySchema(maxItems = 50, arraySchema = @Schema(description = "Numbers that others know the patient by"))
        List<Identifier> identifier,

        @ArraySchema(maxItems = 50, arraySchema = @Schema(description = "How to reach the patient"))
        List<ContactPoint> telecom,

        @ArraySchema(maxItems = 20, arraySchema = @Schema(description = "Where the patient is to be found"))
        List<Address> address,

        @Schema(description = "Who answers for it; another than the key's own needs the scope assert-author") @Nullable
        Author author) {

    static final String EXAMPLE = """
            {
              "name": [{"use": "official", "family": "Treviño", "given": ["Ana", "María"], "prefix": ["Ms"]}],
              "birthDate": "1972-05-14",
              "gender": "female",
              "identifier": [{"system": "https://fhir.nhs.uk/Id/nhs-number", "value": "9434765919"}],
              "telecom": [{"system": "phone", "value": "+44 20 7946 0123", "use": "home"}],
              "address": [{"line": ["1 High Street"], "city": "Ely", "postalCode": "CB7 4AA", "country": "GB"}]
            }""";

    /** The patient, all of whose values keep FHIR's rules. */
    Patient patient() {
        return Patient.of(
                name,
                birthDate == null ? null : PartialDate.parse("birthDate", birthDate),
                gender == null ? null : Gender.parse("gender", gender),
                identifier,
                telecom,
                address);
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "NewPatient";
    }
}
