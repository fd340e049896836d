package vpr.app.cli;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vpr.gitstore.verify.Problem;
import vpr.gitstore.verify.VerificationReport;
import vpr.record.CommitId;
import vpr.record.RecordId;

/** A report for machines. {@code format} changes when the meaning of a field does; fields may be added. */
final class VerificationJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private VerificationJson() {}

    static String of(VerificationReport report) {
        ObjectNode json = JSON.createObjectNode()
                .put("format", "vpr.verification/1")
                .put("scope", report.scope().name().toLowerCase(Locale.ROOT))
                .put("clean", report.clean())
                .put("records", report.records())
                .put("commits", report.commits())
                .put("leaves", report.leaves());
        counts(json.putObject("signatures"), report.verdicts());
        ObjectNode meanings = json.putObject("meanings");
        report.meanings().forEach((meaning, count) -> meanings.put(meaning.stored(), count));
        json.put("problemCount", report.problemCount());
        counts(json.putObject("kinds"), report.kinds());
        var problems = json.putArray("problems");
        report.problems().forEach(problem -> problems.add(problem(problem)));
        return json.toString();
    }

    private static void counts(ObjectNode json, Map<? extends Enum<?>, Long> counts) {
        new TreeMap<>(counts).forEach((name, count) -> json.put(name.name(), count));
    }

    private static ObjectNode problem(Problem problem) {
        return JSON.createObjectNode()
                .put("kind", problem.kind().name())
                .put("record", problem.record().map(RecordId::hex).orElse(null))
                .put("commit", problem.commit().map(CommitId::hex).orElse(null))
                .put("what", problem.what());
    }
}
