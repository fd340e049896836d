/**
 * Checks every record and the log against one another, from the bytes on disk alone: nothing of the write path and none of
 * its caches is used. {@link vpr.gitstore.verify.Verifier} is the way in.
 */
@NullMarked
package vpr.gitstore.verify;

import org.jspecify.annotations.NullMarked;
