package vpr.gitstore;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import vpr.record.RecordKind;

/**
 * What a journal frame holds for Git, so that every repository can be brought to the state that was acknowledged. Numbers
 * are big-endian:
 *
 * <pre>
 * "VPRF" 1                                             magic and version, 5 bytes
 * u16 records, each:
 *   16 record id   u8 kind   20 old tip (zeros: none)   20 new tip
 *   u16 commits, each:
 *     u32 size   u32 length   length bytes             the commit, as a zlib stream
 *     u16 blobs, each: u32 size   u32 length   bytes   the same
 *     u16 files, each: u16 length   path   u16 number of the blob from 1, 0: the file goes
 * </pre>
 *
 * Trees are not held: {@link Recomputation} makes them again and compares them with the signed commit.
 */
final class FramePayload {
    static final byte[] MAGIC = {'V', 'P', 'R', 'F', 1};
    static final int MOST = 0xffff;

    private FramePayload() {}

    static byte[] encode(List<RecordChange> changes) {
        var out = ByteBuffer.allocate(
                MAGIC.length + 2 + changes.stream().mapToInt(FramePayload::size).sum());
        out.put(MAGIC).putShort(count(changes.size()));
        for (RecordChange change : changes) {
            record(out, change);
        }
        return out.array();
    }

    private static int size(RecordChange change) {
        int size = 16 + 1 + 20 + 20 + 2;
        for (CommitChange commit : change.commits()) {
            size += size(commit.commit()) + 2 + 2;
            for (GitObject blob : commit.blobs()) {
                size += size(blob);
            }
            for (String path : commit.files().keySet()) {
                size += 2 + path.length() + 2;
            }
        }
        return size;
    }

    private static int size(GitObject object) {
        return 4 + 4 + object.streamLength();
    }

    private static void record(ByteBuffer out, RecordChange change) {
        out.put(HexFormat.of().parseHex(change.record().hex()));
        out.put((byte) code(change.directory().kind()));
        id(out, change.oldTip().orElse(ObjectId.zeroId()));
        id(out, change.newTip());
        out.putShort(count(change.commits().size()));
        for (CommitChange commit : change.commits()) {
            object(out, commit.commit());
            out.putShort(count(commit.blobs().size()));
            for (GitObject blob : commit.blobs()) {
                object(out, blob);
            }
            files(out, commit);
        }
    }

    private static void id(ByteBuffer out, ObjectId id) {
        var raw = new byte[Constants.OBJECT_ID_LENGTH];
        id.copyRawTo(raw, 0);
        out.put(raw);
    }

    private static void object(ByteBuffer out, GitObject object) {
        out.putInt(object.raw().length).putInt(object.streamLength());
        object.writeStream(out);
    }

    private static void files(ByteBuffer out, CommitChange commit) {
        List<ObjectId> blobs = commit.blobs().stream().map(GitObject::id).toList();
        out.putShort(count(commit.files().size()));
        for (Map.Entry<String, ObjectId> file : commit.files().entrySet()) {
            byte[] path = file.getKey().getBytes(US_ASCII);
            out.putShort(count(path.length)).put(path);
            out.putShort((short) (blobs.indexOf(file.getValue()) + 1));
        }
    }

    private static short count(int count) {
        if (count > MOST) {
            throw new IllegalArgumentException("events: must be at most " + MOST + " records, commits or files");
        }
        return (short) count;
    }

    private static int code(RecordKind kind) {
        return switch (kind) {
            case CLINICAL -> 1;
            case DEMOGRAPHICS -> 2;
            case COORDINATION -> 3;
            case ORGANISATION -> 4;
        };
    }

    static RecordKind kind(int code) throws IOException {
        return switch (code) {
            case 1 -> RecordKind.CLINICAL;
            case 2 -> RecordKind.DEMOGRAPHICS;
            case 3 -> RecordKind.COORDINATION;
            case 4 -> RecordKind.ORGANISATION;
            default -> throw new IOException("frame: the kind of record must be 1 to 4");
        };
    }
}
