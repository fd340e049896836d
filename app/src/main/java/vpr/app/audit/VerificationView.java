package vpr.app.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vpr.gitstore.verify.AuditReport;
import vpr.gitstore.verify.Problem;
import vpr.record.CommitId;
import vpr.record.RecordId;

/** How much the auditor has verified, and what it found. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Verification")
record VerificationView(
        @Schema(description = "The same in words", example = "96 of 96 commits verified in the last 24 h, 0 problems")
        String summary,

        @Schema(description = "Commits that were verified within the period", minimum = "0", example = "96")
        long verifiedCommits,

        @Schema(description = "Commits in the log", minimum = "0", example = "96")
        long totalCommits,

        @Schema(description = "Within what time everything is verified once, ISO 8601", example = "PT24H")
        String period,

        @Schema(
                description = "When the oldest of what counts as verified was verified",
                example = "2026-01-12T10:14:03.123Z")
        @Nullable
        Instant since,

        @Schema(minimum = "0", example = "0") long problemCount,

        @Schema(description = "The first of the problems") List<Found> problems,

        @Schema(description = "Why nothing can be verified at the moment; it is tried again", example = "none")
        @Nullable
        String failure,

        @Schema(description = "The last commit in the log when this was answered", example = "0001-000000000000042")
        String position) {

    /** Something that is not as it must be. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "VerificationProblem")
    record Found(
            @Schema(description = "What was done or what broke", example = "MAIN_MOVED_BACK")
            String kind,

            @Schema(description = "Absent when it is the log's", example = "0a9b8c7d6e5f4a3b92c1d0e9f8a7b6c5") @Nullable
            String recordId,

            @Schema(
                    description = "Absent when it is the whole record's",
                    example = "8c2f0d4b6a1e3c5d7f9b0a2c4e6f8091a3b5c7d9")
            @Nullable
            String commit,

            @Schema(
                    description = "The rule that is broken",
                    example = "main is at sequence 4 and the log has the record up to 6")
            String rule) {
        static Found of(Problem problem) {
            return new Found(
                    problem.kind().name(),
                    problem.record().map(RecordId::hex).orElse(null),
                    problem.commit().map(CommitId::hex).orElse(null),
                    problem.what());
        }
    }

    static VerificationView of(AuditReport report) {
        return new VerificationView(
                summary(report),
                report.verified(),
                report.total(),
                report.period().toString(),
                report.since().orElse(null),
                report.problemCount(),
                report.problems().stream().map(Found::of).toList(),
                report.failure().orElse(null),
                report.position().orElse(""));
    }

    static String summary(AuditReport report) {
        return "%d of %d commits verified in the last %s, %d problems"
                .formatted(report.verified(), report.total(), words(report.period()), report.problemCount());
    }

    private static String words(Duration period) {
        return period.toMinutes() % 60 == 0 ? period.toHours() + " h" : period.toMinutes() + " min";
    }
}
