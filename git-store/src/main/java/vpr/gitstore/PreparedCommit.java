package vpr.gitstore;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import vpr.record.RecordId;

/**
 * A commit that waits for its author's signature.
 *
 * @param record whose next commit it would be
 * @param sequence its number there
 * @param text the bytes to sign: the commit without its {@code gpgsig} header
 * @param parentContentSha256 the parent's {@code Content-SHA256}; null for a record's first commit
 * @param files what it writes, by path, each with its salt: so that a signer can see what the text stands for
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public record PreparedCommit(
        RecordId record,
        long sequence,
        byte[] text,
        @Nullable String parentContentSha256,
        SortedMap<String, byte[]> files) {
    /** Without what it writes. */
    @Override
    public String toString() {
        return "PreparedCommit[" + record + ", " + sequence + "]";
    }
}
