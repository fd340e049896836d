package vpr.gitstore.verify;

import java.io.IOException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;
import vpr.gitstore.signing.SignatureFacts;
import vpr.gitstore.signing.SignatureVerifier;
import vpr.gitstore.signing.SignedCommit;
import vpr.gitstore.signing.SignerFacts;
import vpr.gitstore.signing.Verdict;
import vpr.record.InvalidException;
import vpr.record.RecordId;
import vpr.record.aggregate.EventFormats;
import vpr.record.aggregate.UnknownEventException;
import vpr.record.commit.ContentChain;
import vpr.record.commit.RecordPath;
import vpr.record.commit.SignatureMeaning;
import vpr.record.commit.StoredFile;
import vpr.record.commit.StoredFiles;
import vpr.record.commit.Trailers;

/** One commit: its signature, its form, how it follows its parent, and the files that it changes. */
final class CommitCheck {
    private final RecordId record;
    private final RecordPacks objects;
    private final SignatureVerifier signatures;
    private final Findings findings;

    CommitCheck(RecordId record, RecordPacks objects, SignatureVerifier signatures, Findings findings) {
        this.record = record;
        this.objects = objects;
        this.signatures = signatures;
        this.findings = findings;
    }

    /**
     * Says whether a trusted key has signed it.
     *
     * @param parent null for the first, and for one whose parent cannot be read
     */
    boolean check(Commit commit, @Nullable Commit parent) throws IOException {
        SignatureFacts facts = signature(commit);
        CommitText text = commit.text();
        if (text == null) {
            problem(commit, ProblemKind.COMMIT_WRONG, String.valueOf(commit.wrong()));
            return false;
        }
        findings.meaning(text.trailers().signatureMeaning());
        signingTime(commit, text.trailers(), facts.signer());
        if (parent == null ? commit.parent().isEmpty() : parent.text() != null) {
            follows(commit, text.trailers(), parent == null ? null : parent.text());
            content(commit, text, parent == null ? null : parent.text());
        }
        return facts.verdict().trusted();
    }

    private SignatureFacts signature(Commit commit) {
        SignedCommit signed = commit.signed();
        SignatureFacts facts = signed == null ? SignatureFacts.without(Verdict.NONE) : signatures.verify(signed);
        Verdict verdict = facts.verdict();
        findings.verified(verdict);
        if (!verdict.trusted()) {
            String certificate = facts.signer()
                    .map(signer -> " (certificate " + signer.serial() + ")")
                    .orElse("");
            boolean good = verdict == Verdict.GOOD_UNTRUSTED || verdict == Verdict.REVOKED;
            problem(
                    commit,
                    good ? ProblemKind.SIGNATURE_UNTRUSTED : ProblemKind.SIGNATURE_BAD,
                    "its signature must be good and trusted, it is " + verdict + certificate);
        }
        return facts;
    }

    // The commit's own time is bound by its parent's and the log, so that no key signs as if it were still valid.
    private void signingTime(Commit commit, Trailers trailers, Optional<SignerFacts> signer) {
        if (signer.isPresent()
                && trailers.signatureMeaning() == SignatureMeaning.ATTESTED
                && signer.get().signedAt().getEpochSecond()
                        != trailers.recordedAt().getEpochSecond()) {
            problem(commit, ProblemKind.SIGNATURE_UNTRUSTED, "its signing time must be Recorded-At");
        }
    }

    private void follows(Commit commit, Trailers trailers, @Nullable CommitText parent) {
        long expected = parent == null ? 0 : parent.trailers().sequence() + 1;
        if (trailers.sequence() != expected) {
            problem(commit, ProblemKind.COMMIT_WRONG, "its Sequence must be " + expected);
        }
        if (parent != null && trailers.recordedAt().isBefore(parent.trailers().recordedAt())) {
            problem(commit, ProblemKind.COMMIT_WRONG, "Recorded-At must not be before its parent's");
        }
    }

    /** The files that it changes: their hash in the chain, and that they are what the event has. */
    private void content(Commit commit, CommitText text, @Nullable CommitText parent) throws IOException {
        var hashes = new TreeMap<RecordPath, Optional<String>>();
        var files = new TreeMap<String, StoredFile>();
        try {
            SortedMap<String, ObjectId> changes =
                    TreeChanges.between(objects, parent == null ? null : parent.tree(), text.tree());
            for (var change : changes.entrySet()) {
                var path = new RecordPath(change.getKey());
                if (change.getValue().equals(ObjectId.zeroId())) {
                    hashes.put(path, Optional.empty());
                } else {
                    byte[] bytes = objects.blob(change.getValue());
                    hashes.put(path, Optional.of(ContentChain.sha256(bytes)));
                    files.put(change.getKey(), new StoredFile.Bytes(bytes));
                }
            }
        } catch (ObjectException e) {
            problem(commit, e.kind(), String.valueOf(e.getMessage()));
            return;
        } catch (InvalidException e) {
            problem(commit, ProblemKind.COMMIT_WRONG, "its paths must be those of a record: " + e.getMessage());
            return;
        }
        Trailers trailers = text.trailers();
        String before = parent == null ? null : parent.trailers().contentSha256();
        if (!ContentChain.ofHashes(before, hashes).equals(trailers.contentSha256())) {
            problem(commit, ProblemKind.CONTENT_CHANGED, "Content-SHA256 must be that of its files");
        }
        event(commit, trailers, StoredFiles.of(files));
    }

    private void event(Commit commit, Trailers trailers, StoredFiles files) {
        try {
            var _ = EventFormats.read(record, trailers.event(), files);
        } catch (InvalidException e) {
            problem(commit, ProblemKind.CONTENT_CHANGED, "its files must be what its event has: " + e.getMessage());
        } catch (UnknownEventException e) {
            problem(commit, ProblemKind.COMMIT_WRONG, "its event must be one that this version knows");
        }
    }

    private void problem(Commit commit, ProblemKind kind, String what) {
        findings.commit(kind, commit.name(), what);
    }
}
