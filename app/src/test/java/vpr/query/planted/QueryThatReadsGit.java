package vpr.query.planted;

import vpr.gitstore.GitStore;

/** Planted: it breaks a rule of the architecture, and the test of that rule must notice. */
record QueryThatReadsGit(GitStore store) {}
