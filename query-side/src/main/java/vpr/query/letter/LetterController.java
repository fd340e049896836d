package vpr.query.letter;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
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
import vpr.api.PageCursor;
import vpr.api.PageLimit;
import vpr.api.PatientInPath;
import vpr.api.ProblemType;
import vpr.api.Problems;
import vpr.api.Seeing;
import vpr.query.KnownPatients;

@RestController("letterReading")
@FromTables
@Problems({ProblemType.MALFORMED_ID, ProblemType.NOT_FOUND, ProblemType.RECORD_BEHIND})
@Tag(name = "Letters")
class LetterController {
    static final String ETAG = "\"8c2f0d4b6a1e3c5d7f9b0a2c4e6f8091a3b5c7d9\"";

    private final KnownPatients known;
    private final LetterQueries queries;
    private final LetterLookup letters;
    private final Cursors cursors;

    LetterController(KnownPatients known, LetterQueries queries, LetterLookup letters, Cursors cursors) {
        this.known = known;
        this.queries = queries;
        this.letters = letters;
        this.cursors = cursors;
    }

    @Allowed(Action.READ_LETTER)
    @Problems({ProblemType.INVALID_CURSOR, ProblemType.INVALID_FIELD})
    @GetMapping("/patients/{patientId}/letters")
    @Operation(
            operationId = "listLetters",
            summary = "List a patient's letters without their text, the one that happened last first")
    Page<LetterLine> list(
            @PatientInPath @PathVariable String patientId,
            @PageLimit @RequestParam(defaultValue = Page.DEFAULT) int limit,
            @PageCursor @RequestParam(required = false) @Nullable String cursor) {
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
            description = "The newest version, or the one that was the newest at the moment asked for",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = LetterView.class)),
                @Content(mediaType = LetterMarkdown.TYPE)
            },
            headers =
                    @Header(
                            name = "ETag",
                            description = "Of this version's content",
                            schema = @Schema(type = "string", example = LetterController.ETAG)))
    @ApiResponse(responseCode = "304", description = "The version that If-None-Match names", content = @Content)
    @Parameter(
            in = ParameterIn.HEADER,
            name = "If-None-Match",
            description = "The ETag of an earlier answer",
            schema = @Schema(type = "string"),
            example = LetterController.ETAG)
    @Problems({ProblemType.WITHHELD})
    ResponseEntity<ShownLetter> read(
            @PatientInPath @PathVariable String patientId,
            @LetterInPath @PathVariable String letterId,
            @Parameter(
                            description = "A moment, RFC 3339: the answer is the version that was the newest one then",
                            schema = @Schema(type = "string", format = "date-time"),
                            example = "2026-01-12T10:15:00Z")
                    @RequestParam(required = false)
                    @Nullable
                    String asOf,
            Seeing seeing) {
        var letter = asOf == null
                ? letters.newest(patientId, letterId, seeing)
                : letters.asOf(patientId, letterId, asOf, seeing);
        return ResponseEntity.ok().eTag(letter.etag()).body(letter);
    }
}
