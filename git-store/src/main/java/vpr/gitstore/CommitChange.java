package vpr.gitstore;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.eclipse.jgit.lib.ObjectId;

/**
 * One new commit with all that it brings.
 *
 * @param blobs each once
 * @param files by path, the blob that the file holds from now on; zero where it goes
 * @param trees those that the edit made; empty until they are recomputed, when it comes from the journal
 */
record CommitChange(
        StoredCommit stored,
        GitObject commit,
        List<GitObject> blobs,
        SortedMap<String, ObjectId> files,
        List<GitObject> trees) {

    List<GitObject> objects() {
        var all = new ArrayList<>(blobs);
        all.addAll(trees);
        all.add(commit);
        return all;
    }

    /** What its objects take in memory. */
    long bytes() {
        long bytes = commit.bytes();
        for (GitObject blob : blobs) {
            bytes += blob.bytes();
        }
        for (GitObject tree : trees) {
            bytes += tree.bytes();
        }
        return bytes;
    }

    /** Of the files that it wrote. */
    long fileBytes() {
        return blobs.stream().mapToLong(blob -> blob.raw().length).sum();
    }

    CommitChange withTrees(List<GitObject> made) {
        return new CommitChange(stored, commit, blobs, files, made);
    }
}
