package vpr.query.patient;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vpr.api.Cursors;
import vpr.api.Page;
import vpr.api.Problem;
import vpr.api.ProblemType;
import vpr.query.KnownPatients;
import vpr.query.VersionLine;
import vpr.query.Versions;

/** Answers about a patient and its earlier versions, by whichever transport they are asked for. */
@Component
class PatientHistory {
    private final KnownPatients known;
    private final PatientQueries queries;
    private final Cursors cursors;

    PatientHistory(KnownPatients known, PatientQueries queries, Cursors cursors) {
        this.known = known;
        this.queries = queries;
        this.cursors = cursors;
    }

    PatientView newest(String patientId) {
        return queries.patient(known.require(patientId));
    }

    /** The version that was the newest one at the moment. */
    PatientView asOf(String patientId, Instant moment) {
        return queries.recordedBy(known.require(patientId), moment)
                .orElseThrow(() -> Problem.ofField(
                        ProblemType.NOT_FOUND, "asOf", "must not be before the patient was recorded first"));
    }

    PatientView version(String patientId, int version) {
        var patient = known.require(patientId);
        return queries.version(patient, Versions.require("version", version, queries.newestVersion(patient)));
    }

    /** Newest first. */
    Page<VersionLine> versions(String patientId, int limit, @Nullable String cursor) {
        var most = Page.checkLimit(limit);
        var patient = known.require(patientId);
        var list = "patient-versions/" + patient;
        var before = cursor == null
                ? Integer.MAX_VALUE
                : Integer.parseInt(cursors.read(list, cursor).getFirst());
        return Page.cut(
                queries.versionsBefore(patient, before, most + 1),
                most,
                row -> row,
                row -> cursors.write(list, List.of(Integer.toString(row.version()))));
    }

    /**
     * How one version became another.
     *
     * @param from null for the one before {@code to}
     * @param to null for the newest one
     */
    PatientDiffView diff(String patientId, @Nullable Integer from, @Nullable Integer to) {
        var patient = known.require(patientId);
        var pair = Versions.pair(from, to, queries.newestVersion(patient));
        var before = queries.whole(patient, pair.from());
        var after = queries.whole(patient, pair.to());
        return PatientDiffView.of(patient, before.line(), text(before), after.line(), text(after));
    }

    private static String text(PatientQueries.Whole version) {
        if (version.resource() == null) {
            throw Problem.of(
                    ProblemType.WITHHELD,
                    "The text of version " + version.line().version() + " was taken away by a redaction.");
        }
        return version.resource();
    }
}
