package vpr.gitstore.verify;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;
import vpr.gitstore.signing.SignatureVerifier;
import vpr.record.RecordId;

/**
 * One record: its repository, its chain of commits, its leaves. A record may be written and repacked meanwhile, so what is
 * found is looked at again, and counts when it is found again.
 */
final class RecordCheck {
    private static final int ATTEMPTS = 4;
    private static final int LOOKS = 40;
    private static final long PAUSE = 20;

    private final LeafSlice leaves;
    private final Waiting waiting;
    private final Extent extent;
    private final SignatureVerifier signatures;

    /**
     * How much of a record is looked at.
     *
     * @param everything every object and file, else only what the commits need
     * @param fromLeaf commits with earlier leaves are not verified
     */
    record Extent(boolean everything, long fromLeaf) {
        static final Extent FULL = new Extent(true, 0);
        static final Extent TIPS = new Extent(false, Long.MAX_VALUE);
    }

    RecordCheck(LeafSlice leaves, Waiting waiting, Extent extent, SignatureVerifier signatures) {
        this.leaves = leaves;
        this.waiting = waiting;
        this.extent = extent;
        this.signatures = signatures;
    }

    Findings check(RecordId record, Path git) throws IOException {
        for (int attempt = 1; ; attempt++) {
            FileTime before = changed(git);
            Findings found = look(record, git);
            boolean again = found.problemCount() > 0 && attempt < ATTEMPTS;
            if (!again || (attempt > 1 && before.equals(changed(git)))) {
                return found;
            }
            pause();
        }
    }

    /** When packs came or went last. */
    private static FileTime changed(Path git) throws IOException {
        Path packs = git.resolve("objects/pack");
        return Files.isDirectory(packs) ? Files.getLastModifiedTime(packs) : FileTime.fromMillis(0);
    }

    private static void pause() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while verifying");
        }
    }

    private Findings look(RecordId record, Path git) throws IOException {
        var findings = new Findings(record);
        RecordLeaves before = leaves.of(record);
        findings.leaves(before.count());
        if (!Files.isDirectory(git)) {
            repositoryMissing(before, findings);
            return findings;
        }
        MainFile.changed(git).ifPresent(rule -> findings.record(ProblemKind.REPOSITORY_CHANGED, rule));
        try {
            Optional<ObjectId> main = MainFile.read(git);
            if (main.isEmpty()) {
                mainMissing(before, findings);
            } else if (extent.everything() || !isLast(before, main.get())) {
                chain(record, git, main.get(), before, findings);
            } else {
                since(record, git, main.get(), before, findings);
            }
        } catch (ObjectException e) {
            findings.record(e.kind(), String.valueOf(e.getMessage()));
        } catch (NoSuchFileException e) {
            findings.record(ProblemKind.UNREADABLE, "a file of it went away");
        } catch (IOException | RuntimeException | InternalError e) { // the last: a mapped file that cannot be read
            findings.record(
                    ProblemKind.UNREADABLE, "it cannot be read: " + e.getClass().getSimpleName());
        }
        return findings;
    }

    private static void repositoryMissing(RecordLeaves leaves, Findings findings) {
        findings.record(
                ProblemKind.REPOSITORY_MISSING,
                leaves.last() < 0
                        ? "its folder must hold a repository"
                        : "the log has it and its repository is missing");
    }

    // A record that is being made has a repository a moment before it has main.
    private static void mainMissing(RecordLeaves leaves, Findings findings) {
        if (leaves.last() >= 0) {
            findings.record(ProblemKind.MAIN_MISSING, "the log has it and it has no main");
        }
    }

    private static boolean isLast(RecordLeaves leaves, ObjectId main) {
        RecordLeaves.Line last = leaves.of(leaves.last());
        return last != null && last.commit().equals(main.name());
    }

    /** Main is right; what is new in it is verified. */
    private void since(RecordId record, Path git, ObjectId main, RecordLeaves known, Findings findings)
            throws IOException {
        RecordLeaves.@Nullable Line last = known.of(known.last());
        if (last != null && last.index() >= extent.fromLeaf()) {
            chain(record, git, main, known, findings);
        }
    }

    private void chain(RecordId record, Path git, ObjectId main, RecordLeaves before, Findings findings)
            throws IOException {
        RecordLeaves known = before;
        for (int look = 0; isNew(known, main) && look < LOOKS && waiting.look(leaves); look++) {
            known = leaves.of(record);
        }
        try (var engines = new Engines();
                var objects = RecordPacks.open(git.resolve("objects"), extent.everything(), engines, findings)) {
            var commits = new CommitCheck(record, objects, signatures, findings);
            var walk = new ChainWalk(objects, commits, known, leaves, waiting, findings);
            walk.from(main, before.last(), extent.fromLeaf());
            if (extent.everything()) {
                objects.checkTheRest(findings);
            }
        }
    }

    private boolean isNew(RecordLeaves known, ObjectId main) {
        return known.sequenceOf(main.name()) < 0 && !waiting.holds(main.name());
    }
}
