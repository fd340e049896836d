/**
 * Events in, signed commits out; commits in, events out. {@link vpr.gitstore.GitStore} is the way in, {@link
 * vpr.gitstore.GitEventStore} and {@link vpr.gitstore.GitEventStorageEngine} are the same for Axon. What an event's files
 * look like is in {@code vpr.record}, order and durability in {@code vpr.log}, keys and signatures in {@code
 * vpr.gitstore.signing}, the independent checker in {@code vpr.gitstore.verify}. The order of things: {@code
 * git-store/README.md}. Nothing of JGit leaves this package.
 */
@NullMarked
package vpr.gitstore;

import org.jspecify.annotations.NullMarked;
