package vpr.population.patient;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vpr.access.Action;
import vpr.access.Allowed;
import vpr.api.Cursors;
import vpr.api.FromTables;
import vpr.api.Page;
import vpr.api.PageCursor;
import vpr.api.PageLimit;
import vpr.api.Problem;
import vpr.api.ProblemType;
import vpr.api.Problems;
import vpr.population.patient.PatientQueries.After;
import vpr.population.patient.PatientQueries.Line;

@RestController("patientsReading")
@FromTables
@Tag(name = "Patients")
class PatientsController {
    /** How many patients may be missing or shown as they were, because an event of theirs waits for a repair. */
    static final String BEHIND = "Vpr-Behind";

    private static final String ALL = "patients";

    private final PatientQueries queries;
    private final Cursors cursors;

    PatientsController(PatientQueries queries, Cursors cursors) {
        this.queries = queries;
        this.cursors = cursors;
    }

    @Allowed(Action.LIST_PATIENTS)
    @ApiResponse(
            responseCode = "200",
            description = "A page of patients",
            useReturnTypeSchema = true,
            headers =
                    @Header(
                            name = BEHIND,
                            description = "There when an event waits for a repair: of how many patients,"
                                    + " who may be missing here",
                            schema = @Schema(type = "integer", example = "1")))
    @Problems({ProblemType.INVALID_CURSOR, ProblemType.INVALID_FIELD})
    @GetMapping("/patients")
    @Operation(operationId = "listPatients", summary = "List all patients in the order of their names")
    ResponseEntity<Page<PatientLine>> list(
            @PageLimit @RequestParam(defaultValue = Page.DEFAULT) int limit,
            @PageCursor @RequestParam(required = false) @Nullable String cursor) {
        var most = Page.checkLimit(limit);
        return page(ALL, queries.all(after(ALL, cursor), most + 1), most);
    }

    @Allowed(Action.SEARCH_PATIENTS)
    @ApiResponse(
            responseCode = "200",
            description = "A page of patients",
            useReturnTypeSchema = true,
            headers =
                    @Header(
                            name = BEHIND,
                            description = "There when an event waits for a repair: of how many patients,"
                                    + " who may be missing here",
                            schema = @Schema(type = "integer", example = "1")))
    @Problems({ProblemType.INVALID_CURSOR})
    @PostMapping("/patients/search")
    @Operation(
            operationId = "searchPatients",
            summary = "Find patients by name, birth date or identifier",
            description = "A POST, so that nothing about a patient stands in a URL. It changes nothing.")
    ResponseEntity<Page<PatientLine>> search(@RequestBody PatientSearch search) {
        var list = search.checked().list();
        var after = after(list, search.cursor());
        try {
            return page(list, queries.matching(search, after, search.rows() + 1), search.rows());
        } catch (QueryTimeoutException e) {
            throw Problem.passing(
                    ProblemType.UNAVAILABLE, "The search took too long; say more.", Duration.ofSeconds(1));
        }
    }

    private @Nullable After after(String list, @Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        var keys = cursors.read(list, cursor);
        return new After(keys.getFirst(), keys.getLast());
    }

    private ResponseEntity<Page<PatientLine>> page(String list, List<Line> rows, int limit) {
        var page = Page.cut(
                rows,
                limit,
                Line::view,
                row -> cursors.write(list, List.of(row.sortName(), row.view().patientId())));
        var answer = ResponseEntity.ok();
        var behind = queries.behind();
        if (behind > 0) {
            answer.header(BEHIND, Long.toString(behind));
        }
        return answer.body(page);
    }
}
