package vpr.gitstore.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.Arrays;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;
import vpr.log.Leaf;
import vpr.record.commit.Trailers;

/** From {@code main} back to the first commit, each commit beside its leaf, and what main says about the log. */
final class ChainWalk {
    private final RecordPacks objects;
    private final CommitCheck commits;
    private final RecordLeaves leaves;
    private final LeafSlice slice;
    private final Waiting waiting;
    private final Findings findings;

    /** Commits on top that the log does not have, and how many of them VPR has signed. */
    private long ahead;

    private long aheadSigned;
    /** The sequence of the first one from the top that the log has. */
    private long top = -1;

    ChainWalk(
            RecordPacks objects,
            CommitCheck commits,
            RecordLeaves leaves,
            LeafSlice slice,
            Waiting waiting,
            Findings findings) {
        this.objects = objects;
        this.commits = commits;
        this.leaves = leaves;
        this.slice = slice;
        this.waiting = waiting;
        this.findings = findings;
    }

    /**
     * @param last the sequence of the last leaf that was there before main was read
     * @param fromLeaf ends at the first commit whose leaf is an earlier one
     */
    void from(ObjectId main, long last, long fromLeaf) throws IOException {
        Commit commit = read(main);
        boolean whole = commit != null;
        while (commit != null) {
            RecordLeaves.Line leaf = leafOf(commit);
            if (top < 0 && leaf != null) {
                top = commit.sequence();
            }
            if (top >= 0 && leaf != null && leaf.index() < fromLeaf) {
                break;
            }
            Commit parent = commit.parent().isPresent() ? read(commit.parent().get()) : null;
            whole &= parent != null || commit.parent().isEmpty();
            check(commit, parent, leaf);
            commit = parent;
        }
        if (leaves.doubles() > 0) {
            findings.record(ProblemKind.LEAF_CHANGED, "each of its leaves must have a sequence of its own");
        }
        if (whole || top >= 0) {
            tip(main.name(), last);
        }
    }

    private @Nullable Commit read(ObjectId id) throws IOException {
        try {
            return Commit.of(id, objects.commit(id));
        } catch (ObjectException e) {
            findings.commit(e.kind(), id.name(), String.valueOf(e.getMessage()));
            return null;
        }
    }

    private RecordLeaves.@Nullable Line leafOf(Commit commit) {
        RecordLeaves.Line leaf = leaves.of(commit.sequence());
        return leaf != null && leaf.commit().equals(commit.name()) ? leaf : null;
    }

    private void check(Commit commit, @Nullable Commit parent, RecordLeaves.@Nullable Line leaf) throws IOException {
        boolean trusted = commits.check(commit, parent);
        if (leaf != null) {
            line(commit, leaf);
        } else if (top >= 0) {
            findings.commit(ProblemKind.LEAF_CHANGED, commit.name(), "the log must have a leaf for it");
        } else if (!waiting.holds(commit.name())) {
            ahead++;
            aheadSigned += trusted ? 1 : 0;
        }
    }

    private void line(Commit commit, RecordLeaves.Line line) {
        CommitText text = commit.text();
        if (text == null) {
            return;
        }
        Trailers trailers = text.trailers();
        var leaf = new Leaf(
                slice.position(line.index()),
                findings.record().hex(),
                trailers.sequence(),
                commit.parent().map(ObjectId::name),
                commit.name(),
                trailers.contentSha256(),
                trailers.recordedAt(),
                trailers.event().toString());
        if (!Arrays.equals(leaf.line().getBytes(US_ASCII), line.bytes())) {
            findings.commit(
                    ProblemKind.LEAF_CHANGED,
                    commit.name(),
                    "its leaf at " + leaf.position() + " must say the same as the commit");
        }
    }

    /** What was done, by where main stands. */
    private void tip(String main, long last) {
        if (ahead == 0 && top >= last) {
            return;
        }
        if (ahead == 0) {
            findings.commit(
                    ProblemKind.MAIN_MOVED_BACK,
                    main,
                    "main is at sequence " + top + " and the log has the record up to " + last);
        } else if (top >= last) {
            boolean ours = ahead == aheadSigned;
            findings.ahead(ours ? ahead : 0);
            findings.commit(
                    ours ? ProblemKind.LOG_CUT : ProblemKind.FOREIGN_COMMIT,
                    main,
                    "main has " + ahead + " commits that the log does not have");
        } else if (ahead == 1 && top == last - 1) {
            findings.commit(ProblemKind.LAST_COMMIT_AMENDED, main, "the log has another commit at sequence " + last);
        } else {
            findings.commit(
                    ProblemKind.HISTORY_REWRITTEN,
                    main,
                    "the log has other commits from sequence " + (top + 1) + " on");
        }
    }
}
