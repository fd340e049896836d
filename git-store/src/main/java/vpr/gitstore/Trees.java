package vpr.gitstore;

import org.eclipse.jgit.lib.ObjectId;

/** Where the trees of one record are read from. */
@FunctionalInterface
interface Trees {
    /** The raw tree. */
    byte[] read(ObjectId id);
}
