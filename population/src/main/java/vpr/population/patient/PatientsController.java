package vpr.population.patient;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;
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
import vpr.api.Problem;
import vpr.api.ProblemType;
import vpr.population.patient.PatientQueries.After;
import vpr.population.patient.PatientQueries.Line;

@RestController("patientsReading")
@FromTables
@Tag(name = "Patients")
class PatientsController {
    private static final String ALL = "patients";

    private final PatientQueries queries;
    private final Cursors cursors;

    PatientsController(PatientQueries queries, Cursors cursors) {
        this.queries = queries;
        this.cursors = cursors;
    }

    @Allowed(Action.LIST_PATIENTS)
    @GetMapping("/patients")
    @Operation(operationId = "listPatients", summary = "List all patients in the order of their names")
    Page<PatientLine> list(
            @Parameter(description = "From 1 to 200") @RequestParam(defaultValue = Page.DEFAULT) int limit,
            @Parameter(description = "The next of the page before") @RequestParam(required = false) @Nullable
                    String cursor) {
        var most = Page.checkLimit(limit);
        return page(ALL, queries.all(after(ALL, cursor), most + 1), most);
    }

    @Allowed(Action.SEARCH_PATIENTS)
    @PostMapping("/patients/search")
    @Operation(
            operationId = "searchPatients",
            summary = "Find patients by name, birth date or identifier",
            description = "A POST, so that nothing about a patient stands in a URL. It changes nothing.")
    Page<PatientLine> search(@RequestBody PatientSearch search) {
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

    private Page<PatientLine> page(String list, List<Line> rows, int limit) {
        return Page.cut(
                rows,
                limit,
                Line::view,
                row -> cursors.write(list, List.of(row.sortName(), row.view().patientId())));
    }
}
