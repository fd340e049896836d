package vpr.gitstore;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import vpr.gitstore.signing.SignatureVerifier;
import vpr.gitstore.signing.SignedCommit;
import vpr.log.LeafDraft;
import vpr.record.InvalidException;

/** A record's events as its repository alone has them, each signed by somebody whom the installation trusts. */
final class RecordChain {
    private final Repositories repositories;
    private final MainRef main;
    private final SignatureVerifier signatures;

    RecordChain(Repositories repositories, SignatureVerifier signatures) {
        this.repositories = repositories;
        this.main = new MainRef(repositories);
        this.signatures = signatures;
    }

    /**
     * Oldest first; none of a repository that was made and never got a commit.
     *
     * @throws InvalidException naming the rule that the record breaks
     */
    List<LeafDraft> read(RecordDirectory directory) throws IOException {
        Optional<ObjectId> tip = directory.exists() ? main.read(directory) : Optional.empty();
        if (tip.isEmpty()) {
            require(hasNoObjects(directory), "its branch main is missing, and it has objects");
            return List.of();
        }
        return chain(directory, tip.get());
    }

    private static boolean hasNoObjects(RecordDirectory directory) throws IOException {
        if (!Files.isDirectory(directory.packs())) {
            return true;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory.packs())) {
            return !files.iterator().hasNext();
        }
    }

    private List<LeafDraft> chain(RecordDirectory directory, ObjectId tip) throws IOException {
        List<LeafDraft> newestFirst = new ArrayList<>();
        Optional<ObjectId> next = Optional.of(tip);
        long sequence = -1;
        while (next.isPresent()) {
            byte[] raw = repositories.read(directory, next.get(), Constants.OBJ_COMMIT);
            StoredCommit commit = StoredCommit.parse(raw);
            require(commit.id().equals(next.get()), "a commit's bytes are damaged");
            require(
                    signatures.verify(SignedCommit.parse(raw)).verdict().trusted(),
                    "commit " + commit.id().name() + " is not signed by anybody who is trusted");
            require(sequence < 0 || commit.sequence() == sequence - 1, "its commits must be numbered without a gap");
            sequence = commit.sequence();
            newestFirst.add(draft(directory, commit));
            next = commit.parent();
        }
        require(sequence == 0, "its first commit must be number 0");
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    static LeafDraft draft(RecordDirectory directory, StoredCommit commit) {
        return new LeafDraft(
                directory.id().hex(),
                commit.sequence(),
                commit.parent().map(ObjectId::name),
                commit.id().name(),
                commit.trailers().contentSha256(),
                commit.trailers().recordedAt(),
                commit.trailers().event().toString());
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new InvalidException("record", rule);
        }
    }
}
