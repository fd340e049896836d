package vpr.app.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Speaks to a VPR with one key. What it wrote is seen by what it reads afterwards. A command that got no answer, or
 * that met another one at the same moment, is sent again with the same idempotency key: it takes effect once.
 */
public final class Connection {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final long LARGEST_ANSWER = 64L << 20;
    private static final int ATTEMPTS = 3;
    private static final String POSITION = "Vpr-Position";

    private final URI url;
    private final String key;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();
    private final SecureRandom random = new SecureRandom();
    private @Nullable String seen;

    public Connection(URI url, String key) {
        this.url = url;
        this.key = key;
    }

    /**
     * The answer to it, which is a good one.
     *
     * @throws RefusedException by a problem of VPR
     * @throws UnreachableException when VPR did not answer
     */
    public Answer send(Call call) {
        var request = request(call);
        for (var attempt = 1; ; attempt++) {
            var answer = answer(request, attempt);
            if (answer == null) {
                continue;
            }
            remember(answer);
            if (answer.isGood()) {
                return answer;
            }
            var refused = RefusedException.of(answer);
            if (refused == null) {
                throw new UnreachableException("What answers at " + url + " is not VPR: it sent status "
                        + answer.status() + " and no problem of VPR's.\nWhat to do: check VPR_URL.");
            }
            if (attempt == ATTEMPTS || !refused.type().equals("concurrent-change")) {
                throw refused;
            }
        }
    }

    /** The answer; null when the connection broke and it is worth another attempt. */
    private @Nullable Answer answer(HttpRequest request, int attempt) {
        try {
            return new Answer(client.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER)));
        } catch (ConnectException | HttpConnectTimeoutException e) {
            throw new UnreachableException("Nothing answers at " + url + ".\nWhat to do: start VPR (" + Words.launcher()
                    + " run), or set VPR_URL to where it runs.");
        } catch (IOException e) {
            if (attempt < ATTEMPTS) {
                return null;
            }
            throw new UnreachableException("The connection to " + url + " broke before the answer ("
                    + e.getClass().getSimpleName()
                    + ").\nWhat to do: look whether it took effect, before you do it again.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnreachableException("Interrupted before the answer came.");
        }
    }

    private HttpRequest request(Call call) {
        var request = HttpRequest.newBuilder(URI.create(url + call.path()))
                .timeout(ANSWER)
                .header("Authorization", "Bearer " + key);
        for (var i = 0; i < call.headers().size(); i += 2) {
            request.header(call.headers().get(i), call.headers().get(i + 1));
        }
        if (call.writes()) {
            request.header("Idempotency-Key", newKey().toString());
        } else if (seen != null) {
            request.header("Vpr-Min-Position", seen);
        }
        var body = call.body();
        return request.method(
                        call.method(),
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .build();
    }

    /** A UUID of version 7. */
    private UUID newKey() {
        var most = (Instant.now().toEpochMilli() << 16) | 0x7000 | random.nextInt(1 << 12);
        return new UUID(most, (random.nextLong() & ~(3L << 62)) | (1L << 63));
    }

    // The text order of positions is their order.
    private void remember(Answer answer) {
        var position = answer.header(POSITION);
        if (position != null && (seen == null || position.compareTo(seen) > 0)) {
            seen = position;
        }
    }
}
