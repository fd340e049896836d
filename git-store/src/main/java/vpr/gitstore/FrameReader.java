package vpr.gitstore;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.DataFormatException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import vpr.record.InvalidException;
import vpr.record.RecordId;
import vpr.record.RecordKind;
import vpr.record.commit.RecordPath;

/** Reads what {@link FramePayload} wrote. Nothing is taken for granted, and no more is allocated than the frame has. */
final class FrameReader {
    private final Path data;
    private final ByteBuffer in;

    private FrameReader(Path data, byte[] payload) {
        this.data = data;
        this.in = ByteBuffer.wrap(payload);
    }

    /**
     * The changes, their trees still missing.
     *
     * @throws IOException naming the rule that the payload breaks
     */
    static List<RecordChange> read(Path data, byte[] payload) throws IOException {
        try {
            return new FrameReader(data, payload).records();
        } catch (BufferUnderflowException e) {
            throw new IOException("frame: must not end early", e);
        } catch (InvalidException | DataFormatException e) {
            throw new IOException("frame: " + e.getMessage(), e);
        }
    }

    private List<RecordChange> records() throws IOException, DataFormatException {
        require(
                Arrays.equals(bytes(FramePayload.MAGIC.length), FramePayload.MAGIC),
                "must begin with VPRF and version 1");
        List<RecordChange> records = new ArrayList<>();
        for (int left = number(); left > 0; left--) {
            records.add(record());
        }
        require(!in.hasRemaining(), "must end after the last record");
        return records;
    }

    private RecordChange record() throws IOException, DataFormatException {
        var id = new RecordId(HexFormat.of().formatHex(bytes(16)));
        RecordKind kind = FramePayload.kind(in.get());
        Optional<ObjectId> oldTip = Optional.of(id()).filter(tip -> !tip.equals(ObjectId.zeroId()));
        ObjectId newTip = id();
        List<CommitChange> commits = new ArrayList<>();
        for (int left = number(); left > 0; left--) {
            CommitChange commit = commit();
            Optional<ObjectId> parent = commits.isEmpty()
                    ? oldTip
                    : Optional.of(commits.getLast().stored().id());
            require(commit.stored().parent().equals(parent), "each commit must follow the one before");
            commits.add(commit);
        }
        var change = new RecordChange(new RecordDirectory(data, kind, id), oldTip, List.copyOf(commits));
        require(!commits.isEmpty() && change.newTip().equals(newTip), "the last commit must be the new tip");
        return change;
    }

    private CommitChange commit() throws IOException, DataFormatException {
        GitObject commit = object(Constants.OBJ_COMMIT);
        List<GitObject> blobs = new ArrayList<>();
        for (int left = number(); left > 0; left--) {
            blobs.add(object(Constants.OBJ_BLOB));
        }
        return new CommitChange(StoredCommit.parse(commit.raw()), commit, blobs, files(blobs), List.of());
    }

    private SortedMap<String, ObjectId> files(List<GitObject> blobs) throws IOException {
        var files = new TreeMap<String, ObjectId>();
        for (int left = number(); left > 0; left--) {
            var path = new RecordPath(new String(bytes(number()), US_ASCII));
            int blob = number();
            require(blob <= blobs.size(), "each file must name a blob of its commit");
            files.put(
                    path.text(),
                    blob == 0 ? ObjectId.zeroId() : blobs.get(blob - 1).id());
        }
        return files;
    }

    private GitObject object(int type) throws IOException, DataFormatException {
        int size = in.getInt();
        require(
                size >= 0 && size <= GitObject.MOST_BYTES,
                "objects must be at most " + GitObject.MOST_BYTES + " bytes");
        return GitObject.ofDeflated(type, size, bytes(in.getInt()));
    }

    private ObjectId id() throws IOException {
        return ObjectId.fromRaw(bytes(Constants.OBJECT_ID_LENGTH));
    }

    private int number() {
        return in.getShort() & 0xffff;
    }

    private byte[] bytes(int count) throws IOException {
        require(count >= 0 && count <= in.remaining(), "must not end early");
        var bytes = new byte[count];
        in.get(bytes);
        return bytes;
    }

    private static void require(boolean holds, String rule) throws IOException {
        if (!holds) {
            throw new IOException("frame: " + rule);
        }
    }
}
