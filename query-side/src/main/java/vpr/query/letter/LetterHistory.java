package vpr.query.letter;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vpr.api.Cursors;
import vpr.api.Page;
import vpr.api.Problem;
import vpr.api.ProblemType;
import vpr.query.AsOf;
import vpr.query.Ids;
import vpr.query.KnownPatients;
import vpr.query.VersionLine;
import vpr.query.Versions;

/** Answers about a letter and its earlier versions, by whichever transport they are asked for. */
@Component
class LetterHistory {
    private final KnownPatients known;
    private final LetterQueries letters;
    private final LetterVersionQueries versions;
    private final Cursors cursors;

    LetterHistory(KnownPatients known, LetterQueries letters, LetterVersionQueries versions, Cursors cursors) {
        this.known = known;
        this.letters = letters;
        this.versions = versions;
        this.cursors = cursors;
    }

    /** The newest version. */
    LetterView newest(String patientId, String letterId) {
        var letter = Ids.entry("letterId", letterId);
        return letters.newest(known.require(patientId), letter).orElseThrow(LetterHistory::noSuchLetter);
    }

    /**
     * The version that was the newest one at the moment.
     *
     * @param asOf RFC 3339
     */
    LetterView asOf(String patientId, String letterId, String asOf) {
        var letter = Ids.entry("letterId", letterId);
        var moment = AsOf.parse(asOf);
        var patient = known.require(patientId);
        return versions.recordedBy(patient, letter, moment).orElseThrow(() -> neverOrLater(patient, letter));
    }

    LetterView version(String patientId, String letterId, int version) {
        var letter = Ids.entry("letterId", letterId);
        var patient = known.require(patientId);
        return versions.version(patient, letter, Versions.require("version", version, newestOf(patient, letter)));
    }

    /** Newest first. */
    Page<VersionLine> versions(String patientId, String letterId, int limit, @Nullable String cursor) {
        var letter = Ids.entry("letterId", letterId);
        var most = Page.checkLimit(limit);
        var patient = known.require(patientId);
        var newest = newestOf(patient, letter);
        var list = "letter-versions/" + patient + "/" + letter.uuid();
        var before = cursor == null
                ? newest + 1
                : Integer.parseInt(cursors.read(list, cursor).getFirst());
        return Page.cut(
                versions.before(patient, letter, before, most + 1),
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
    LetterDiffView diff(String patientId, String letterId, @Nullable Integer from, @Nullable Integer to) {
        var letter = Ids.entry("letterId", letterId);
        var patient = known.require(patientId);
        var pair = Versions.pair(from, to, newestOf(patient, letter));
        return LetterDiffView.of(
                ComparedLetter.of(versions.version(patient, letter, pair.from())),
                ComparedLetter.of(versions.version(patient, letter, pair.to())));
    }

    private Problem neverOrLater(String patient, Ids.Entry letter) {
        var _ = newestOf(patient, letter);
        return Problem.ofField(ProblemType.NOT_FOUND, "asOf", "must not be before the letter was recorded first");
    }

    private int newestOf(String patient, Ids.Entry letter) {
        return versions.newest(patient, letter).orElseThrow(LetterHistory::noSuchLetter);
    }

    private static Problem noSuchLetter() {
        return Problem.of(ProblemType.NOT_FOUND, "The patient has no such letter.");
    }
}
