package vpr.gitstore.verify;

import org.eclipse.jgit.lib.Constants;

/**
 * An object's bytes.
 *
 * @param type as in a pack: 1 commit, 2 tree, 3 blob
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way through, never compared
record GitBytes(int type, byte[] bytes) {
    String typeName() {
        return Constants.typeString(type);
    }
}
