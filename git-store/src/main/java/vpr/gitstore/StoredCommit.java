package vpr.gitstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;
import vpr.gitstore.signing.SignedCommit;
import vpr.record.InvalidException;
import vpr.record.commit.CommitMessage;
import vpr.record.commit.GitIdentity;
import vpr.record.commit.Trailers;

/**
 * One of our commits: one event of a record.
 *
 * @param parent empty for the record's first
 */
record StoredCommit(ObjectId id, ObjectId tree, Optional<ObjectId> parent, CommitMessage message) {
    private static final Pattern HEADERS = Pattern.compile("tree ([0-9a-f]{40})\n(?:parent ([0-9a-f]{40})\n)?"
            + "author [^<>\n]+ <[^<>\n]+> \\d{1,12} \\+0000\ncommitter [^<>\n]+ <[^<>\n]+> \\d{1,12} \\+0000\n");

    Trailers trailers() {
        return message.trailers();
    }

    long sequence() {
        return trailers().sequence();
    }

    /** The commit's bytes without signature: the time of author and committer is Recorded-At, in UTC. */
    static byte[] text(ObjectId tree, @Nullable ObjectId parent, GitIdentity author, CommitMessage message) {
        var out = new ByteArrayOutputStream(1024);
        line(out, "tree " + tree.name());
        if (parent != null) {
            line(out, "parent " + parent.name());
        }
        Instant at = message.trailers().recordedAt();
        line(out, "author " + identity(author, at));
        line(out, "committer " + identity(GitIdentity.SERVICE, at));
        line(out, "");
        out.writeBytes(message.text().getBytes(UTF_8));
        return out.toByteArray();
    }

    private static void line(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(UTF_8));
        out.write('\n');
    }

    private static String identity(GitIdentity identity, Instant at) {
        return identity.name() + " <" + identity.email() + "> " + at.getEpochSecond() + " +0000";
    }

    /**
     * A commit that VPR wrote.
     *
     * @throws InvalidException when it is none
     */
    static StoredCommit parse(byte[] raw) {
        String text = decode(SignedCommit.parse(raw).payload());
        int body = text.indexOf("\n\n") + 1;
        Matcher headers = HEADERS.matcher(text).region(0, body);
        if (!headers.matches()) {
            throw new InvalidException("commit", "must have the headers that VPR writes and no others");
        }
        return new StoredCommit(
                GitObject.idOf(Constants.OBJ_COMMIT, raw),
                ObjectId.fromString(headers.group(1)),
                Optional.ofNullable(headers.group(2)).map(ObjectId::fromString),
                CommitMessage.parse(text.substring(body + 1)));
    }

    private static String decode(byte[] payload) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(payload)).toString();
        } catch (CharacterCodingException e) {
            throw new InvalidException("commit", "must be UTF-8");
        }
    }
}
