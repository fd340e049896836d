package vpr.gitstore.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;
import vpr.gitstore.signing.SignatureVerifier;
import vpr.log.Leaf;
import vpr.record.RecordId;

/** One record: its repository, its chain of commits, its leaves. */
final class RecordCheck {
    private static final String MAIN = Constants.R_HEADS + "main";
    private static final Duration WAIT = Duration.ofMillis(500);

    private final RecordId record;
    private final LeafIndex leaves;
    private final SignatureVerifier signatures;
    private final Problems problems;

    RecordCheck(RecordId record, LeafIndex leaves, SignatureVerifier signatures, Problems problems) {
        this.record = record;
        this.leaves = leaves;
        this.signatures = signatures;
        this.problems = problems;
    }

    void check(Path git) throws IOException {
        if (!new PackCheck(record, problems).indexesAreWhole(git.resolve("objects/pack"))) {
            problems.record(record, "its commits are not checked as long as an index is damaged");
            return;
        }
        try (var repository = (FileRepository) new FileRepositoryBuilder()
                        .setGitDir(git.toFile())
                        .setBare()
                        .setMustExist(true)
                        .build();
                ObjectReader reader = repository.newObjectReader()) {
            List<ObjectId> chain = chain(repository, reader);
            if (leaves.countOf(record) < chain.size()) {
                leaves.readMore(WAIT);
            }
            var commits = new CommitCheck(record, reader, signatures, problems);
            for (int i = 0; i < chain.size(); i++) {
                commits.next(chain.get(i), leaves.leaf(record, i));
            }
            tip(chain);
        } catch (IOException | RuntimeException e) {
            problems.record(record, "its repository cannot be read: " + e.getMessage());
        }
    }

    /** From the first commit to main. It ends early where a commit cannot be read. */
    private List<ObjectId> chain(Repository repository, ObjectReader reader) throws IOException {
        if (!Files.readString(repository.getDirectory().toPath().resolve(Constants.HEAD))
                .equals("ref: " + MAIN + "\n")) {
            problems.record(record, "HEAD must be main");
        }
        Ref main = repository.exactRef(MAIN);
        List<ObjectId> chain = new ArrayList<>();
        @Nullable ObjectId next = main == null ? null : main.getObjectId();
        while (next != null) {
            chain.add(next);
            next = parent(reader, next);
        }
        Collections.reverse(chain);
        return chain;
    }

    private @Nullable ObjectId parent(ObjectReader reader, ObjectId id) {
        try {
            RevCommit commit =
                    RevCommit.parse(reader.open(id, Constants.OBJ_COMMIT).getBytes());
            if (commit.getParentCount() > 1) {
                problems.commit(record, id.name(), "must have one parent");
            }
            return commit.getParentCount() == 0 ? null : commit.getParent(0).copy();
        } catch (IOException | RuntimeException e) {
            problems.commit(record, id.name(), "cannot be read: " + e.getMessage());
            return null;
        }
    }

    private void tip(List<ObjectId> chain) throws IOException {
        int count = leaves.countOf(record);
        for (int i = chain.size(); i < count; i++) {
            Leaf leaf = leaves.leaf(record, i);
            if (leaf != null) {
                problems.commit(record, leaf.commit(), "the log has it at " + leaf.position() + " and main has not");
            }
        }
    }
}
