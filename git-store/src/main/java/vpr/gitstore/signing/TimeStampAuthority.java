package vpr.gitstore.signing;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Duration;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;

/** Asks a time stamp authority over HTTP (RFC 3161 section 3.4). It gets a hash and nothing else. */
public final class TimeStampAuthority implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final int LARGEST = 128 * 1024;
    private static final int NONCE_BITS = 64;

    private final URI url;
    private final TimeStamps trusted;
    private final SecureRandom random = new SecureRandom();
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** @param trusted what its time stamps are checked by before they are kept */
    public TimeStampAuthority(URI url, TimeStamps trusted) {
        this.url = url;
        this.trusted = trusted;
    }

    /**
     * The authority's response to a text, DER.
     *
     * @throws InvalidTimeStampException when what it answers is no good time stamp of it
     * @throws IOException when it cannot be reached
     */
    public byte[] stamp(byte[] text) throws IOException, InterruptedException, InvalidTimeStampException {
        var generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        var request = generator.generate(TSPAlgorithms.SHA256, Sha256.of(text), new BigInteger(NONCE_BITS, random));
        var response = ask(request);
        trusted.verify(response, text);
        try {
            new TimeStampResponse(response).validate(request); // that it answers this request, by its nonce
        } catch (TSPException e) {
            throw new InvalidTimeStampException("it answers another request", e);
        }
        return response;
    }

    private byte[] ask(TimeStampRequest request) throws IOException, InterruptedException {
        var answer = http.send(
                HttpRequest.newBuilder(url)
                        .timeout(TIMEOUT)
                        .header("Content-Type", "application/timestamp-query")
                        .POST(BodyPublishers.ofByteArray(request.getEncoded()))
                        .build(),
                BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
        if (answer.statusCode() != 200) {
            throw new IOException("the time stamp authority answered with status " + answer.statusCode());
        }
        return answer.body();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
