package vpr.log.tree;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A log elsewhere, by its URL prefix (C2SP tlog-tiles). What it answers is believed only after it has been checked. */
public final class HttpTiles implements Tiles, AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final String prefix;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** @param prefix such as {@code https://vpr.example.org/log} */
    public HttpTiles(URI prefix) {
        this.prefix = prefix.toString().replaceAll("/$", "");
    }

    /** The log's latest checkpoint. */
    public Note checkpoint() throws IOException {
        try {
            return Note.parse(get("/checkpoint", Note.MAX_BYTES));
        } catch (IllegalArgumentException e) {
            throw new IOException(prefix + "/checkpoint: " + e.getMessage(), e);
        }
    }

    @Override
    public byte[] read(TilePath tile) throws IOException {
        byte[] hashes = get("/tile/" + tile, TilePath.FULL * TreeHash.LENGTH);
        if (hashes.length != tile.width() * TreeHash.LENGTH) {
            throw new IOException(prefix + "/tile/" + tile + ": must have 32 bytes a hash");
        }
        return hashes;
    }

    private byte[] get(String path, int most) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(prefix + path))
                .timeout(TIMEOUT)
                .build();
        try {
            HttpResponse<byte[]> answer = http.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), most));
            if (answer.statusCode() != 200) {
                throw new FileNotFoundException(prefix + path + ": answered with status " + answer.statusCode());
            }
            return answer.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
