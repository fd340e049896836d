package vpr.query.letter;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vpr.access.Action;
import vpr.access.Allowed;
import vpr.api.Cursors;
import vpr.api.FromTables;
import vpr.api.Page;
import vpr.api.Problem;
import vpr.api.ProblemType;
import vpr.query.Ids;
import vpr.query.KnownPatients;

@RestController("letterReading")
@FromTables
@Tag(name = "Letters")
class LetterController {
    private final KnownPatients known;
    private final LetterQueries queries;
    private final Cursors cursors;

    LetterController(KnownPatients known, LetterQueries queries, Cursors cursors) {
        this.known = known;
        this.queries = queries;
        this.cursors = cursors;
    }

    @Allowed(Action.READ_LETTER)
    @GetMapping("/patients/{patientId}/letters")
    @Operation(
            operationId = "listLetters",
            summary = "List a patient's letters without their text, the one that happened last first")
    Page<LetterLine> list(
            @PathVariable String patientId,
            @Parameter(description = "From 1 to 200") @RequestParam(defaultValue = Page.DEFAULT) int limit,
            @Parameter(description = "The next of the page before") @RequestParam(required = false) @Nullable
                    String cursor) {
        var most = Page.checkLimit(limit);
        var patient = known.require(patientId);
        var list = "letters/" + patient;
        var rows = cursor == null
                ? queries.newestFirst(patient, most + 1)
                : after(patient, cursors.read(list, cursor), most + 1);
        return Page.cut(
                rows,
                most,
                LetterQueries.Line::view,
                row -> cursors.write(
                        list, List.of(row.start().toString(), row.view().letterId())));
    }

    private List<LetterQueries.Line> after(String patient, List<String> keys, int rows) {
        return queries.newestFirst(patient, Instant.parse(keys.getFirst()), keys.getLast(), rows);
    }

    @Allowed(Action.READ_LETTER)
    @GetMapping(
            path = "/patients/{patientId}/letters/{letterId}",
            produces = {MediaType.APPLICATION_JSON_VALUE, LetterMarkdown.TYPE})
    @Operation(
            operationId = "readLetter",
            summary = "Read a letter, or by Accept: text/markdown its prose alone",
            description = "A letter that a redaction withholds answers as JSON what is left of it: its place.")
    @ApiResponse(
            responseCode = "200",
            headers =
                    @Header(
                            name = "ETag",
                            description = "Of this version's content",
                            schema = @Schema(type = "string")),
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = LetterView.class)),
                @Content(
                        mediaType = LetterMarkdown.TYPE,
                        schema = @Schema(type = "string"),
                        examples = @ExampleObject("Dear colleague,\n\nThank you for seeing this patient."))
            })
    @ApiResponse(
            responseCode = "406",
            description = "Neither JSON nor Markdown is accepted",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    @ApiResponse(
            responseCode = "410",
            description = "Markdown is asked for and the prose was taken away by a redaction",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    ResponseEntity<LetterView> read(
            @PathVariable String patientId,
            @Parameter(description = "The letter's id, or its UUID alone") @PathVariable String letterId) {
        var letter = Ids.entry("letterId", letterId);
        var view = queries.newest(known.require(patientId), letter)
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND, "The patient has no such letter."));
        return ResponseEntity.ok().eTag(view.etag()).body(view);
    }
}
