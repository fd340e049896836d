package vpr.benchmarks.load;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer of HTTP/1.1 (RFC 9112) with a length or in chunks, the two forms that keep a connection. */
public final class Answer {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final int status;
    private final byte[] body;
    private final boolean last;

    private Answer(int status, byte[] body, boolean last) {
        this.status = status;
        this.body = body;
        this.last = last;
    }

    static Answer read(InputStream in) throws IOException {
        var status = Integer.parseInt(line(in).substring(9, 12));
        var length = 0;
        var chunked = false;
        var last = false;
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            } else if (header.regionMatches(true, 0, "transfer-encoding:", 0, 18)) {
                chunked = true;
            } else if (header.equalsIgnoreCase("connection: close")) {
                last = true;
            }
        }
        return new Answer(status, chunked ? chunks(in) : exactly(in, length), last);
    }

    private static byte[] chunks(InputStream in) throws IOException {
        var whole = new ByteArrayOutputStream(8192);
        for (int size = size(in); size > 0; size = size(in)) {
            whole.writeBytes(exactly(in, size));
            line(in);
        }
        line(in);
        return whole.toByteArray();
    }

    private static int size(InputStream in) throws IOException {
        var line = line(in);
        int extension = line.indexOf(';');
        return Integer.parseInt(extension < 0 ? line : line.substring(0, extension), 16);
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the connection ended in the middle of an answer");
        }
        return bytes;
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder(64);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection ended in the middle of an answer");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    /** @throws IllegalStateException when the status is another; what it says is of our own making */
    public Answer expect(int wanted) {
        if (status != wanted) {
            throw new IllegalStateException(
                    "expected " + wanted + " but was " + status + ": " + new String(body, StandardCharsets.UTF_8));
        }
        return this;
    }

    public int status() {
        return status;
    }

    /** Whether the server ends the connection with it. */
    boolean isLast() {
        return last;
    }

    /** Not a copy. */
    public byte[] body() {
        return body;
    }

    public JsonNode json() {
        return JSON.readTree(body);
    }

    @Override
    public String toString() {
        return "Answer[" + status + "]";
    }
}
