package vpr.gitstore.signing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import vpr.record.InvalidException;

/**
 * A raw commit, taken apart: what was signed, and the signature. Git keeps the signature as the last header, {@code
 * gpgsig}, whose further lines each begin with a space.
 */
public final class SignedCommit {
    private static final byte[] HEADER = "gpgsig ".getBytes(StandardCharsets.US_ASCII);

    private final byte[] raw;
    private final byte[] payload;
    /** Where the header of the signature stands in the raw commit; from its end to its end when there is none. */
    private final int from;

    private final int to;

    private SignedCommit(byte[] raw, byte[] payload, int from, int to) {
        this.raw = raw;
        this.payload = payload;
        this.from = from;
        this.to = to;
    }

    /** The commit's bytes without the signature's header; not a copy. */
    public byte[] payload() {
        return payload;
    }

    /** The armoured signature, empty when there is none. */
    public Optional<byte[]> signature() {
        return from == to ? Optional.empty() : Optional.of(unfold(raw, from + HEADER.length, to));
    }

    /**
     * @param raw must not be changed afterwards
     * @throws InvalidException when these are not a commit's bytes, or there are two signatures: Git and others would
     *     then disagree about what was signed
     */
    public static SignedCommit parse(byte[] raw) {
        int body = endOfHeaders(raw);
        int start = find(raw, 0, body);
        if (start < 0) {
            return new SignedCommit(raw, raw.clone(), raw.length, raw.length);
        }
        int end = endOfHeader(raw, start);
        if (find(raw, end, body) >= 0) {
            throw new InvalidException("commit", "must hold at most one gpgsig header");
        }
        var payload = new byte[raw.length - (end - start)];
        System.arraycopy(raw, 0, payload, 0, start);
        System.arraycopy(raw, end, payload, start, raw.length - end);
        return new SignedCommit(raw, payload, start, end);
    }

    /**
     * The raw commit with its signature in Git's form.
     *
     * @param commit without a {@code gpgsig} header
     * @param signature armoured, ending with a line feed
     * @throws InvalidException when {@code commit} has a signature already, or one of the two has another form
     */
    public static byte[] join(byte[] commit, byte[] signature) {
        int body = endOfHeaders(commit);
        if (find(commit, 0, body) >= 0) {
            throw new InvalidException("commit", "must not hold a gpgsig header");
        }
        if (signature.length == 0 || signature[signature.length - 1] != '\n') {
            throw new InvalidException("signature", "must end with a line feed");
        }
        var raw = new ByteArrayOutputStream(commit.length + signature.length + signature.length / 32 + 16);
        raw.write(commit, 0, body);
        raw.write(HEADER, 0, HEADER.length);
        fold(signature, raw);
        raw.write(commit, body, commit.length - body);
        return raw.toByteArray();
    }

    private static void fold(byte[] signature, ByteArrayOutputStream raw) {
        for (int at = 0; at < signature.length; ) {
            int next = nextLine(signature, at);
            raw.write(signature, at, next - at);
            if (next < signature.length) {
                raw.write(' ');
            }
            at = next;
        }
    }

    private static byte[] unfold(byte[] raw, int from, int end) {
        var signature = new ByteArrayOutputStream(end - from);
        for (int line = from; line < end; ) {
            int next = nextLine(raw, line);
            signature.write(raw, line, next - line);
            line = next + 1; // without the space that each further line begins with
        }
        return signature.toByteArray();
    }

    /** Where the empty line between headers and message begins. */
    private static int endOfHeaders(byte[] raw) {
        for (int at = 1; at < raw.length; at++) {
            if (raw[at] == '\n' && raw[at - 1] == '\n') {
                return at;
            }
        }
        throw new InvalidException("commit", "must have an empty line after its headers");
    }

    /** Where a signature's header begins from this line on, or -1. */
    private static int find(byte[] raw, int line, int body) {
        for (int at = line; at < body; at = nextLine(raw, at)) {
            if (startsWith(raw, at)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean startsWith(byte[] raw, int at) {
        return raw.length - at >= HEADER.length && Arrays.equals(raw, at, at + HEADER.length, HEADER, 0, HEADER.length);
    }

    /** Where the header that begins here, with its further lines, ends. */
    private static int endOfHeader(byte[] raw, int start) {
        int at = nextLine(raw, start);
        while (raw[at] == ' ') {
            at = nextLine(raw, at);
        }
        return at;
    }

    private static int nextLine(byte[] raw, int at) {
        int next = at;
        while (raw[next] != '\n') {
            next++;
        }
        return next + 1;
    }
}
