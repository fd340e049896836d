package vpr.app.client.planted;

import vpr.gitstore.GitStore;

/** Planted: it breaks a rule of the architecture, and the test of that rule must notice. */
record CommandThatReadsGit(GitStore store) {}
