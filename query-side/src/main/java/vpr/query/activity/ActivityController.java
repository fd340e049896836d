package vpr.query.activity;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vpr.access.Action;
import vpr.access.Allowed;
import vpr.api.Cursors;
import vpr.api.FromTables;
import vpr.api.Page;
import vpr.api.PageCursor;
import vpr.api.PageLimit;
import vpr.api.PatientInPath;
import vpr.api.ProblemType;
import vpr.api.Problems;
import vpr.api.TablesPosition;
import vpr.query.KnownPatients;

@RestController("activityReading")
@FromTables
@Problems({ProblemType.MALFORMED_ID, ProblemType.NOT_FOUND, ProblemType.RECORD_BEHIND})
@Tag(name = "Patients")
class ActivityController {
    private final KnownPatients known;
    private final ActivityQueries queries;
    private final Cursors cursors;
    private final TablesPosition tables;

    ActivityController(KnownPatients known, ActivityQueries queries, Cursors cursors, TablesPosition tables) {
        this.known = known;
        this.queries = queries;
        this.cursors = cursors;
        this.tables = tables;
    }

    @Allowed(Action.READ_ACTIVITY)
    @Problems({ProblemType.INVALID_CURSOR, ProblemType.INVALID_FIELD})
    @GetMapping("/patients/{patientId}/activity")
    @Operation(operationId = "listActivity", summary = "List what was recorded about a patient, newest first")
    Page<ActivityView> list(
            @PatientInPath @PathVariable String patientId,
            @PageLimit @RequestParam(defaultValue = Page.DEFAULT) int limit,
            @PageCursor @RequestParam(required = false) @Nullable String cursor) {
        var most = Page.checkLimit(limit);
        var patient = known.require(patientId);
        var list = "activity/" + patient;
        var before = cursor == null
                ? null
                : tables.comparable(cursors.read(list, cursor).getFirst());
        return Page.cut(
                queries.newestFirst(patient, before, most + 1),
                most,
                row -> row,
                row -> cursors.write(list, List.of(row.position())));
    }
}
