package vpr.gitstore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;
import vpr.gitstore.signing.CommitSigner;
import vpr.gitstore.signing.CommitSigners;
import vpr.gitstore.signing.SignedCommit;
import vpr.record.UtcMillis;
import vpr.record.aggregate.EventFormats;
import vpr.record.aggregate.Written;
import vpr.record.commit.CommitMessage;
import vpr.record.commit.ContentChain;
import vpr.record.commit.FileChange;
import vpr.record.commit.FileChanges;
import vpr.record.commit.GitIdentity;
import vpr.record.commit.Salts;
import vpr.record.commit.SignatureMeaning;
import vpr.record.commit.Trailers;

/** Builds the signed commits of one record's new events, one on the other. Nothing is written. */
final class ChangeBuilder {
    private final CommitSigners signers;
    private final Salts salts;

    ChangeBuilder(CommitSigners signers, Salts salts) {
        this.signers = signers;
        this.salts = salts;
    }

    /** @param events of that record, their numbers following the tip's */
    RecordChange build(RecordDirectory directory, Optional<Tip> tip, Trees trees, List<NewEvent> events) {
        var chain = new Chain(trees, tip.map(Tip::commit).orElse(null));
        List<CommitChange> commits = new ArrayList<>();
        for (NewEvent event : events) {
            commits.add(chain.add(event));
        }
        return new RecordChange(directory, tip.map(found -> found.commit().id()), commits);
    }

    private final class Chain {
        private final Trees before;
        private final Map<ObjectId, byte[]> made = new HashMap<>();
        private @Nullable HeadCommit parent;

        Chain(Trees before, @Nullable HeadCommit parent) {
            this.before = before;
            this.parent = parent;
        }

        CommitChange add(NewEvent event) {
            Written written = EventFormats.write(event.record(), event.event(), salts);
            Map<ObjectId, GitObject> blobs = new LinkedHashMap<>();
            SortedMap<String, ObjectId> files = files(written.files(), blobs);
            var edit = new TreeEdit(this::tree);
            ObjectId root = edit.apply(parent == null ? null : parent.tree(), files);
            edit.made().forEach(tree -> made.put(tree.id(), tree.raw()));
            Instant at = notBeforeParent(event.time());
            CommitSigner signer = signers.signerFor(event.provenance().author(), at);
            CommitMessage message = written.message(trailers(event, written, at, signer));
            GitObject commit = commit(root, message, signer);
            var stored = new StoredCommit(
                    commit.id(), root, Optional.ofNullable(parent).map(HeadCommit::id), message);
            parent = HeadCommit.of(stored);
            return new CommitChange(stored, commit, List.copyOf(blobs.values()), files, List.copyOf(edit.made()));
        }

        private byte[] tree(ObjectId id) {
            byte[] own = made.get(id);
            return own == null ? before.read(id) : own;
        }

        private Trailers trailers(NewEvent event, Written written, Instant at, CommitSigner signer) {
            String parentSha256 = parent == null ? null : parent.contentSha256();
            return new Trailers(
                    event.provenance(),
                    written.name(),
                    event.eventId(),
                    event.sequence(),
                    at,
                    ContentChain.next(parentSha256, written.files()),
                    SignatureMeaning.valueOf(signer.meaning().toUpperCase(Locale.ROOT)));
        }

        private GitObject commit(ObjectId root, CommitMessage message, CommitSigner signer) {
            Trailers trailers = message.trailers();
            byte[] text = StoredCommit.text(
                    root, parent == null ? null : parent.id(), GitIdentity.of(trailers.provenance()), message);
            byte[] signature = signer.sign(text, trailers.recordedAt());
            return GitObject.of(Constants.OBJ_COMMIT, SignedCommit.join(text, signature));
        }

        private Instant notBeforeParent(Instant time) {
            Instant cut = UtcMillis.cut("Recorded-At", time);
            Instant last = parent == null ? cut : parent.recordedAt();
            return cut.isBefore(last) ? last : cut;
        }
    }

    private static SortedMap<String, ObjectId> files(FileChanges changes, Map<ObjectId, GitObject> blobs) {
        var files = new TreeMap<String, ObjectId>();
        changes.forEach((path, change) -> files.put(
                path.text(),
                switch (change) {
                    case FileChange.Put put -> {
                        GitObject blob = GitObject.of(Constants.OBJ_BLOB, put.bytes());
                        blobs.put(blob.id(), blob);
                        yield blob.id();
                    }
                    case FileChange.Remove() -> ObjectId.zeroId();
                }));
        return files;
    }
}
