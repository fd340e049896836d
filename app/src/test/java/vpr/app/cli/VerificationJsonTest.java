package vpr.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vpr.gitstore.signing.Verdict;
import vpr.gitstore.verify.Problem;
import vpr.gitstore.verify.ProblemKind;
import vpr.gitstore.verify.VerificationReport;
import vpr.gitstore.verify.VerificationReport.Scope;
import vpr.record.RecordId;
import vpr.record.commit.SignatureMeaning;

/** The report that machines read keeps its form. */
class VerificationJsonTest {
    @Test
    void everything_of_the_report_is_in_it() {
        var problem = new Problem(
                ProblemKind.MAIN_MISSING,
                Optional.of(new RecordId("0123456789abcdef0123456789abcdef")),
                Optional.empty(),
                "the log has it and it has no main");
        var report = new VerificationReport(
                Scope.FULL,
                2,
                5,
                6,
                Map.of(Verdict.GOOD_TRUSTED, 5L),
                Map.of(SignatureMeaning.ATTESTED, 5L),
                1,
                Map.of(ProblemKind.MAIN_MISSING, 1L),
                List.of(problem));

        assertThat(VerificationJson.of(report)).isEqualTo("""
                {"format":"vpr.verification/1","scope":"full","clean":false,"records":2,"commits":5,"leaves":6,\
                "signatures":{"GOOD_TRUSTED":5},"meanings":{"attested":5},"problemCount":1,\
                "kinds":{"MAIN_MISSING":1},"problems":[{"kind":"MAIN_MISSING",\
                "record":"0123456789abcdef0123456789abcdef","commit":null,\
                "what":"the log has it and it has no main"}]}""");
    }
}
