package vpr.query.letter;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vpr.access.Action;
import vpr.access.Allowed;
import vpr.api.FromTables;
import vpr.api.Page;
import vpr.api.PageCursor;
import vpr.api.PageLimit;
import vpr.api.PatientInPath;
import vpr.api.ProblemType;
import vpr.api.Problems;
import vpr.query.TextDiff;
import vpr.query.VersionLine;

@RestController
@FromTables
@Problems({ProblemType.MALFORMED_ID, ProblemType.NOT_FOUND, ProblemType.RECORD_BEHIND})
@Tag(name = "Letters")
class LetterVersionsController {
    private final LetterHistory history;

    LetterVersionsController(LetterHistory history) {
        this.history = history;
    }

    @Allowed(Action.READ_LETTER)
    @Problems({ProblemType.INVALID_CURSOR, ProblemType.INVALID_FIELD})
    @GetMapping("/patients/{patientId}/letters/{letterId}/versions")
    @Operation(operationId = "listLetterVersions", summary = "List the versions of a letter, the newest one first")
    Page<VersionLine> list(
            @PatientInPath @PathVariable String patientId,
            @LetterInPath @PathVariable String letterId,
            @PageLimit @RequestParam(defaultValue = Page.DEFAULT) int limit,
            @PageCursor @RequestParam(required = false) @Nullable String cursor) {
        return history.versions(patientId, letterId, limit, cursor);
    }

    @Allowed(Action.READ_LETTER)
    @Problems(ProblemType.WITHHELD)
    @GetMapping(
            path = "/patients/{patientId}/letters/{letterId}/versions/{version}",
            produces = {MediaType.APPLICATION_JSON_VALUE, LetterMarkdown.TYPE})
    @Operation(
            operationId = "readLetterVersion",
            summary = "Read a letter as it was in a version, or by Accept: text/markdown its prose alone",
            description = "A version that a redaction withholds answers as JSON what is left of it: its place.")
    @ApiResponse(
            responseCode = "200",
            description = "The letter as it then was",
            useReturnTypeSchema = true,
            headers =
                    @Header(
                            name = "ETag",
                            description = "Of this version's content",
                            schema = @Schema(type = "string", example = LetterController.ETAG)))
    ResponseEntity<LetterView> read(
            @PatientInPath @PathVariable String patientId,
            @LetterInPath @PathVariable String letterId,
            @Parameter(
                            description = "The number of the version, from 1",
                            schema = @Schema(types = "integer", minimum = "1"),
                            example = "1")
                    @PathVariable
                    int version) {
        var view = history.version(patientId, letterId, version);
        return ResponseEntity.ok().eTag(view.etag()).body(view);
    }

    @Allowed(Action.READ_LETTER)
    @Problems(ProblemType.WITHHELD)
    @GetMapping(
            path = "/patients/{patientId}/letters/{letterId}/diff",
            produces = {MediaType.APPLICATION_JSON_VALUE, TextDiff.MEDIA_TYPE})
    @Operation(
            operationId = "diffLetter",
            summary = "Compare two versions of a letter, or by Accept: text/x-diff as diff -u does",
            description = "The prose is compared line by line, everything else field by field.")
    LetterDiffView diff(
            @PatientInPath @PathVariable String patientId,
            @LetterInPath @PathVariable String letterId,
            @Parameter(
                            description =
                                    "The number of the first version; the one before the second, when none is given",
                            schema = @Schema(types = "integer", minimum = "1"),
                            example = "1")
                    @RequestParam(required = false)
                    @Nullable
                    Integer from,
            @Parameter(
                            description = "The number of the second version; the newest, when none is given",
                            schema = @Schema(types = "integer", minimum = "1"),
                            example = "2")
                    @RequestParam(required = false)
                    @Nullable
                    Integer to) {
        return history.diff(patientId, letterId, from, to);
    }
}
