package vpr.query.patient;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vpr.access.Action;
import vpr.access.Allowed;
import vpr.api.FromTables;
import vpr.api.PatientInPath;
import vpr.api.ProblemType;
import vpr.api.Problems;
import vpr.query.KnownPatients;

@RestController("patientReading")
@FromTables
@Problems({ProblemType.MALFORMED_ID, ProblemType.NOT_FOUND, ProblemType.RECORD_BEHIND})
@Tag(name = "Patients")
class PatientController {
    private final KnownPatients known;
    private final PatientQueries queries;

    PatientController(KnownPatients known, PatientQueries queries) {
        this.known = known;
        this.queries = queries;
    }

    @Allowed(Action.READ_PATIENT)
    @GetMapping("/patients/{patientId}")
    @Operation(
            operationId = "readPatient",
            summary = "Read a patient's demographics and the ids of the patient's records")
    PatientView read(@PatientInPath @PathVariable String patientId) {
        return queries.patient(known.require(patientId));
    }
}
