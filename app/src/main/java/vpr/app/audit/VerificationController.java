package vpr.app.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vpr.access.Action;
import vpr.access.Allowed;
import vpr.api.Positions;
import vpr.gitstore.verify.Auditor;

/** Says what the auditor has verified. */
@RestController
@Tag(name = "Verification")
final class VerificationController {
    private final Auditor auditor;

    VerificationController(Auditor auditor) {
        this.auditor = auditor;
    }

    @Operation(
            operationId = "readVerification",
            summary = "Say how much of the records was verified lately, and what was found",
            description = "Every object, signature and entry of the log is verified once in VPR_AUDIT_PERIOD.")
    @ApiResponse(responseCode = "200", description = "What the auditor knows now", useReturnTypeSchema = true)
    @Allowed(Action.READ_VERIFICATION)
    @GetMapping(path = "/audit/verification", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<VerificationView> read() {
        var view = VerificationView.of(auditor.report());
        return ResponseEntity.ok().header(Positions.HEADER, view.position()).body(view);
    }
}
