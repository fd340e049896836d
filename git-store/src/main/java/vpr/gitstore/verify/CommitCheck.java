package vpr.gitstore.verify;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;
import vpr.gitstore.signing.SignatureFacts;
import vpr.gitstore.signing.SignatureVerifier;
import vpr.gitstore.signing.SignedCommit;
import vpr.gitstore.signing.SignerFacts;
import vpr.gitstore.signing.Verdict;
import vpr.log.Leaf;
import vpr.record.InvalidException;
import vpr.record.RecordId;
import vpr.record.aggregate.EventFormats;
import vpr.record.aggregate.UnknownEventException;
import vpr.record.commit.CommitMessage;
import vpr.record.commit.ContentChain;
import vpr.record.commit.GitIdentity;
import vpr.record.commit.RecordPath;
import vpr.record.commit.StoredFile;
import vpr.record.commit.StoredFiles;
import vpr.record.commit.Trailers;

/** One commit after the other of one record, oldest first. */
final class CommitCheck {
    private final RecordId record;
    private final ObjectReader reader;
    private final CheckedObjects objects;
    private final SignatureVerifier signatures;
    private final Problems problems;
    private long expected;
    private @Nullable RevCommit parent;
    private @Nullable Trailers before;

    CommitCheck(RecordId record, ObjectReader reader, SignatureVerifier signatures, Problems problems) {
        this.record = record;
        this.reader = reader;
        this.objects = new CheckedObjects(reader);
        this.signatures = signatures;
        this.problems = problems;
    }

    /** @param leaf of this commit; null when the log has none for it */
    void next(ObjectId id, @Nullable Leaf leaf) {
        try {
            byte[] raw = objects.read(id, Constants.OBJ_COMMIT);
            Optional<SignerFacts> signer = signature(id, raw);
            RevCommit commit = RevCommit.parse(raw);
            Trailers trailers = CommitMessage.parse(commit.getFullMessage()).trailers();
            objects.checkTree(commit.getTree());
            header(id, commit, trailers);
            signingTime(id, trailers, signer);
            chain(id, trailers);
            content(id, commit, trailers);
            leaf(id, commit, trailers, leaf);
            before = trailers;
            parent = commit;
        } catch (InvalidException | IOException e) {
            problem(id, String.valueOf(e.getMessage()));
        }
        expected++;
    }

    private Optional<SignerFacts> signature(ObjectId id, byte[] raw) {
        SignatureFacts facts = signatures.verify(SignedCommit.parse(raw));
        Verdict verdict = facts.verdict();
        problems.signature(verdict);
        String certificate = facts.signer()
                .map(signer -> " (certificate " + signer.serial() + ")")
                .orElse("");
        require(id, verdict.trusted(), "its signature must be good and trusted, it is " + verdict + certificate);
        return facts.signer();
    }

    // The commit's own time is bound by its parent's and the log, so that no key signs as if it were still valid.
    private void signingTime(ObjectId id, Trailers trailers, Optional<SignerFacts> signer) {
        signer.flatMap(facts -> SignedAs.broken(trailers, facts)).ifPresent(rule -> problem(id, rule));
    }

    private void header(ObjectId id, RevCommit commit, Trailers trailers) {
        PersonIdent author = commit.getAuthorIdent();
        PersonIdent committer = commit.getCommitterIdent();
        require(id, author.getName().equals(trailers.provenance().author().name()), "its author must be Author-Name");
        require(
                id,
                committer.getName().equals(GitIdentity.SERVICE.name())
                        && committer.getEmailAddress().equals(GitIdentity.SERVICE.email()),
                "its committer must be the service");
        long second = trailers.recordedAt().getEpochSecond();
        require(
                id,
                author.getWhenAsInstant().getEpochSecond() == second
                        && committer.getWhenAsInstant().getEpochSecond() == second,
                "its times must be Recorded-At");
    }

    private void chain(ObjectId id, Trailers trailers) {
        require(id, trailers.sequence() == expected, "its Sequence must be " + expected);
        require(
                id,
                before == null || !trailers.recordedAt().isBefore(before.recordedAt()),
                "Recorded-At must not be before its parent's");
    }

    /** The files that it changes: their hash in the chain, and that they are what the event has. */
    private void content(ObjectId id, RevCommit commit, Trailers trailers) throws IOException {
        var hashes = new TreeMap<RecordPath, Optional<String>>();
        var files = new TreeMap<String, StoredFile>();
        try (TreeWalk walk = new TreeWalk(reader)) {
            walk.setRecursive(true);
            walk.setFilter(TreeFilter.ANY_DIFF);
            if (parent == null) {
                walk.addTree(new EmptyTreeIterator());
            } else {
                walk.addTree(parent.getTree());
            }
            walk.addTree(commit.getTree());
            while (walk.next()) {
                ObjectId blob = walk.getObjectId(1);
                var path = new RecordPath(walk.getPathString());
                if (blob.equals(ObjectId.zeroId())) {
                    hashes.put(path, Optional.empty());
                } else {
                    byte[] bytes = objects.read(blob, Constants.OBJ_BLOB);
                    hashes.put(path, Optional.of(ContentChain.sha256(bytes)));
                    files.put(path.text(), new StoredFile.Bytes(bytes));
                }
            }
        }
        String chained = ContentChain.ofHashes(before == null ? null : before.contentSha256(), hashes);
        require(id, chained.equals(trailers.contentSha256()), "Content-SHA256 must be that of its files");
        event(id, trailers, files);
    }

    private void event(ObjectId id, Trailers trailers, Map<String, StoredFile> files) {
        try {
            var _ = EventFormats.read(record, trailers.event(), StoredFiles.of(files));
        } catch (InvalidException e) {
            problem(id, "its files must be what its event has: " + e.getMessage());
        } catch (UnknownEventException e) {
            problem(id, "its event must be one that this version knows");
        }
    }

    private void leaf(ObjectId id, RevCommit commit, Trailers trailers, @Nullable Leaf leaf) {
        if (leaf == null) {
            problem(id, "the log must have a leaf for it");
            return;
        }
        Optional<String> previous = commit.getParentCount() == 0
                ? Optional.empty()
                : Optional.of(commit.getParent(0).name());
        require(
                id,
                leaf.commit().equals(id.name())
                        && leaf.previous().equals(previous)
                        && leaf.sequence() == trailers.sequence()
                        && leaf.contentSha256().equals(trailers.contentSha256())
                        && leaf.time().equals(trailers.recordedAt())
                        && leaf.kind().equals(trailers.event().toString()),
                "its leaf at " + leaf.position() + " must say the same as the commit");
    }

    private void require(ObjectId id, boolean holds, String rule) {
        if (!holds) {
            problem(id, rule);
        }
    }

    private void problem(ObjectId id, String what) {
        problems.commit(record, id.name(), what);
    }
}
