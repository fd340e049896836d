package vpr.gitstore;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
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
 *     u32 size   u32 length   length bytes             the commit, deflated
 *     u16 blobs, each: u32 size   u32 length   bytes   deflated
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
        var bytes = new ByteArrayOutputStream(16 * 1024);
        try (var out = new DataOutputStream(bytes)) {
            out.write(MAGIC);
            out.writeShort(count(changes.size()));
            for (RecordChange change : changes) {
                record(out, change);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // not of memory
        }
        return bytes.toByteArray();
    }

    private static void record(DataOutputStream out, RecordChange change) throws IOException {
        out.write(HexFormat.of().parseHex(change.record().hex()));
        out.writeByte(code(change.directory().kind()));
        change.oldTip().orElse(ObjectId.zeroId()).copyRawTo(out);
        change.newTip().copyRawTo(out);
        out.writeShort(count(change.commits().size()));
        for (CommitChange commit : change.commits()) {
            object(out, commit.commit());
            out.writeShort(count(commit.blobs().size()));
            for (GitObject blob : commit.blobs()) {
                object(out, blob);
            }
            files(out, commit);
        }
    }

    private static void object(DataOutputStream out, GitObject object) throws IOException {
        out.writeInt(object.raw().length);
        out.writeInt(object.deflated().length);
        out.write(object.deflated());
    }

    private static void files(DataOutputStream out, CommitChange commit) throws IOException {
        List<ObjectId> blobs = commit.blobs().stream().map(GitObject::id).toList();
        out.writeShort(count(commit.files().size()));
        for (Map.Entry<String, ObjectId> file : commit.files().entrySet()) {
            byte[] path = file.getKey().getBytes(US_ASCII);
            out.writeShort(count(path.length));
            out.write(path);
            out.writeShort(blobs.indexOf(file.getValue()) + 1);
        }
    }

    private static int count(int count) {
        if (count > MOST) {
            throw new IllegalArgumentException("events: must be at most " + MOST + " records, commits or files");
        }
        return count;
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
