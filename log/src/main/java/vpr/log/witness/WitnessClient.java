package vpr.log.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import vpr.log.tree.LogTree;
import vpr.log.tree.Note;
import vpr.log.tree.NoteSignature;
import vpr.log.tree.TreeCheckpoint;

/** Asks one witness. Remembers how far it has seen the log, and asks it for that where it does not know. */
final class WitnessClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int MAX_ANSWER = 64 * 1024;
    private static final Pattern SIZE = Pattern.compile("(0|[1-9][0-9]{0,17})\n");

    private final WitnessAddress witness;
    private final LogTree tree;
    private final HttpClient http;
    private long seen;

    WitnessClient(WitnessAddress witness, LogTree tree, HttpClient http) {
        this.witness = witness;
        this.tree = tree;
        this.http = http;
    }

    WitnessAddress witness() {
        return witness;
    }

    /**
     * The witness's cosignatures of a checkpoint.
     *
     * @throws WitnessRefusedException when it does not give any
     * @throws IOException when it cannot be reached, or the proof cannot be made
     */
    List<NoteSignature> cosign(Note checkpoint) throws IOException, InterruptedException, WitnessRefusedException {
        long size = TreeCheckpoint.parse(checkpoint.text()).head().size();
        HttpResponse<byte[]> answer = ask(checkpoint, Math.min(seen, size), size);
        if (answer.statusCode() == 409) {
            seen = sizeIn(answer, size);
            answer = ask(checkpoint, seen, size);
        }
        if (answer.statusCode() != 200) {
            throw new WitnessRefusedException("it answered with status " + answer.statusCode());
        }
        List<NoteSignature> cosignatures = good(checkpoint, new String(answer.body(), UTF_8));
        seen = size;
        return cosignatures;
    }

    private HttpResponse<byte[]> ask(Note checkpoint, long old, long size) throws IOException, InterruptedException {
        AddCheckpoint body = new AddCheckpoint(old, tree.consistency(old, size), checkpoint);
        HttpRequest request = HttpRequest.newBuilder(witness.addCheckpoint())
                .timeout(TIMEOUT)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        return http.send(
                request, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), MAX_ANSWER));
    }

    private static long sizeIn(HttpResponse<byte[]> answer, long size) throws WitnessRefusedException {
        var text = SIZE.matcher(new String(answer.body(), UTF_8));
        if (!text.matches()) {
            throw new WitnessRefusedException("it answered with status 409 and no size");
        }
        long seen = Long.parseLong(text.group(1));
        if (seen > size) {
            throw new WitnessRefusedException("it has seen this log with more entries than it has now: it was cut");
        }
        return seen;
    }

    private List<NoteSignature> good(Note checkpoint, String lines) throws WitnessRefusedException {
        Note answered;
        try {
            answered = Note.parse(checkpoint.text() + "\n" + lines);
        } catch (IllegalArgumentException e) {
            throw new WitnessRefusedException("it answered with something that is no signature", e);
        }
        if (!answered.isSignedBy(witness.key())) {
            throw new WitnessRefusedException("its cosignature is not good by its key");
        }
        return answered.signatures().stream().filter(witness.key()::made).toList();
    }
}
