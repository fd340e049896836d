package vpr.gitstore.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.InflaterInputStream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/** An object in a file of its own, as stock git writes them; VPR writes none. */
final class LooseObject {
    private static final int LONGEST_HEADER = 32;

    private LooseObject() {}

    static Optional<GitBytes> read(Path objects, ObjectId id) throws IOException {
        String name = id.name();
        Path file = objects.resolve(name.substring(0, 2)).resolve(name.substring(2));
        try (var in = new InflaterInputStream(Files.newInputStream(file))) {
            byte[] all = in.readNBytes(Engines.MOST_BYTES + LONGEST_HEADER);
            int end = 0;
            while (end < all.length && all[end] != 0) {
                end++;
            }
            String[] header = new String(all, 0, Math.min(end, LONGEST_HEADER), US_ASCII).split(" ", 2);
            var bytes = new byte[Math.max(0, all.length - end - 1)];
            System.arraycopy(all, Math.min(end + 1, all.length), bytes, 0, bytes.length);
            return Optional.of(new GitBytes(type(header[0]), bytes));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new ObjectException(ProblemKind.OBJECT_CHANGED, "its file must be a zlib stream");
        }
    }

    private static int type(String name) throws ObjectException {
        return switch (name) {
            case "commit" -> Constants.OBJ_COMMIT;
            case "tree" -> Constants.OBJ_TREE;
            case "blob" -> Constants.OBJ_BLOB;
            default -> throw new ObjectException(ProblemKind.OBJECT_CHANGED, "it must be a commit, a tree or a blob");
        };
    }
}
