package vpr.gitstore.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import vpr.record.InvalidException;
import vpr.record.commit.CommitMessage;
import vpr.record.commit.GitIdentity;
import vpr.record.commit.Trailers;

/**
 * A commit without its signature, read and then written again: it must be, byte for byte, what VPR writes for its trailers.
 *
 * @param parent empty for the record's first
 */
record CommitText(ObjectId tree, Optional<ObjectId> parent, CommitMessage message) {
    private static final int ID = Constants.OBJECT_ID_STRING_LENGTH;
    private static final String TREE = "tree ";
    private static final String PARENT = "parent ";

    Trailers trailers() {
        return message.trailers();
    }

    /** @throws InvalidException naming the rule */
    static CommitText parse(byte[] payload) {
        String text = new String(payload, UTF_8);
        int body = text.indexOf("\n\n");
        int parentAt = TREE.length() + ID + 1;
        require(body > parentAt && text.startsWith(TREE));
        var message = CommitMessage.parse(text.substring(body + 2));
        var commit = new CommitText(id(text, TREE.length()), parent(text, parentAt), message);
        require(Arrays.equals(payload, commit.bytes()));
        return commit;
    }

    /**
     * The parent that a commit names, whatever else it holds.
     *
     * @throws InvalidException when there are several, or it is no commit
     */
    static Optional<ObjectId> parentOf(byte[] raw) {
        String text = new String(raw, UTF_8);
        int parentAt = TREE.length() + ID + 1;
        require(text.length() > parentAt && text.startsWith(TREE));
        Optional<ObjectId> parent = parent(text, parentAt);
        int next = parentAt + (parent.isPresent() ? PARENT.length() + ID + 1 : 0);
        if (text.startsWith(PARENT, next)) {
            throw new InvalidException("commit", "must have one parent");
        }
        return parent;
    }

    private static Optional<ObjectId> parent(String text, int at) {
        return text.startsWith(PARENT, at) ? Optional.of(id(text, at + PARENT.length())) : Optional.empty();
    }

    private static ObjectId id(String text, int at) {
        require(text.length() > at + ID && ObjectId.isId(text.substring(at, at + ID)));
        return ObjectId.fromString(text.substring(at, at + ID));
    }

    private byte[] bytes() {
        Trailers trailers = trailers();
        long at = trailers.recordedAt().getEpochSecond();
        var text = new StringBuilder(1024).append(TREE).append(tree.name()).append('\n');
        parent.ifPresent(id -> text.append(PARENT).append(id.name()).append('\n'));
        identity(text.append("author "), GitIdentity.of(trailers.provenance()), at);
        identity(text.append("committer "), GitIdentity.SERVICE, at);
        return text.append('\n').append(message.text()).toString().getBytes(UTF_8);
    }

    private static void identity(StringBuilder text, GitIdentity identity, long at) {
        text.append(identity.name())
                .append(" <")
                .append(identity.email())
                .append("> ")
                .append(at)
                .append(" +0000\n");
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new InvalidException("commit", "must have the headers that VPR writes for its trailers");
        }
    }
}
