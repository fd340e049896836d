package vpr.app.grpc;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.util.Locale;
import vpr.api.Problem;
import vpr.api.grpc.Statuses;

/** The one answer of a call. Its deadline and its work may come to their ends at once: the first one answers. */
final class Answer<A> {
    private final ServerCall<?, A> call;
    private final Metadata metadata = new Metadata();
    private boolean given;

    Answer(ServerCall<?, A> call) {
        this.call = call;
    }

    /** Puts something beside the answer, or beside the refusal; HTTP would call the key a header's name. */
    synchronized void put(String name, String value) {
        var key = Metadata.Key.of(name.toLowerCase(Locale.ROOT), Metadata.ASCII_STRING_MARSHALLER);
        metadata.discardAll(key);
        metadata.put(key, value);
    }

    synchronized void give(A message) {
        if (!given) {
            given = true;
            call.sendHeaders(metadata);
            call.sendMessage(message);
            call.close(Status.OK, new Metadata());
        }
    }

    void refuse(Problem problem) {
        var refused = Statuses.of(problem);
        refuse(refused.getStatus(), refused.getTrailers() == null ? new Metadata() : refused.getTrailers());
    }

    void refuse(Status status) {
        refuse(status, new Metadata());
    }

    private synchronized void refuse(Status status, Metadata details) {
        if (!given) {
            given = true;
            details.merge(metadata);
            call.close(status, details);
        }
    }
}
