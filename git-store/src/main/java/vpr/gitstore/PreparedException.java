package vpr.gitstore;

import java.util.List;

/** Carries what is to be signed out of a unit of work, which is rolled back: nothing was recorded. */
public final class PreparedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<PreparedCommit> commits;

    PreparedException(List<PreparedCommit> commits) {
        super("prepared, not recorded", null, false, false);
        this.commits = List.copyOf(commits);
    }

    /** In the order of the events. */
    public List<PreparedCommit> commits() {
        return commits;
    }
}
