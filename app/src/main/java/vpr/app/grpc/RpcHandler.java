package vpr.app.grpc;

import com.google.protobuf.Message;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCall.Listener;
import io.grpc.ServerCallHandler;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import vpr.access.Callers;
import vpr.access.Policy;
import vpr.access.grpc.Rpc;
import vpr.access.grpc.RpcCall;
import vpr.api.Failures;
import vpr.api.Problem;
import vpr.api.ProblemType;

/** Asks who calls and whether they may, before a message is read. */
final class RpcHandler<Q extends Message, A extends Message> implements ServerCallHandler<byte[], A> {
    private static final String AUTHORIZATION = "Authorization";

    private final Rpc<Q, A> rpc;
    private final Callers callers;
    private final Answering answering;

    RpcHandler(Rpc<Q, A> rpc, Callers callers, Answering answering) {
        this.rpc = rpc;
        this.callers = callers;
        this.answering = answering;
    }

    @Override
    public Listener<byte[]> startCall(ServerCall<byte[], A> call, Metadata metadata) {
        var answer = new Answer<>(call);
        try {
            var unary = new UnaryCall<>(rpc, allowed(metadata), answering, answer);
            call.request(2);
            return unary;
        } catch (RuntimeException e) {
            answer.refuse(Failures.problemOf(e));
            return new Listener<>() {};
        }
    }

    private RpcCall allowed(Metadata metadata) {
        var caller =
                callers.of(all(metadata, AUTHORIZATION).stream().findFirst().orElse(null));
        if (!Policy.allows(rpc.action(), caller.roles())) {
            throw Problem.of(ProblemType.NOT_ALLOWED, "No role of the API key allows this.");
        }
        return new RpcCall(caller, key -> all(metadata, key));
    }

    private static List<String> all(Metadata metadata, String name) {
        var key = Metadata.Key.of(name.toLowerCase(Locale.ROOT), Metadata.ASCII_STRING_MARSHALLER);
        var values = metadata.getAll(key);
        return values == null
                ? List.of()
                : StreamSupport.stream(values.spliterator(), false).toList();
    }
}
