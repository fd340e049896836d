package vpr.command;

import com.google.protobuf.Message;
import io.grpc.MethodDescriptor;
import org.springframework.http.ResponseEntity;
import vpr.access.Action;
import vpr.access.grpc.Rpc;

/** Makes gRPC methods of what takes commands: each call with its {@link Sender}, each refusal with its problem. */
public final class CommandRpcs {
    private final Senders senders;

    public CommandRpcs(Senders senders) {
        this.senders = senders;
    }

    /** What takes a command, as a controller does. */
    @FunctionalInterface
    public interface Operation<Q> {
        /** What was done. */
        ResponseEntity<?> take(Q request, Sender sender);
    }

    /** The method. */
    public <Q extends Message, A extends Message> Rpc<Q, A> rpc(
            MethodDescriptor<Q, A> method, Action action, Operation<Q> operation) {
        return new Rpc<>(method, action, (request, call) -> {
            try {
                var sent = call.metadata();
                var sender = senders.of(call.caller(), sent.all(IdempotencyKey.HEADER), sent.all(Senders.CORRELATION));
                return operation.take(request, sender);
            } catch (RuntimeException e) {
                var problem = CommandProblems.problemOf(e);
                throw problem.isPresent() ? problem.get() : e;
            }
        });
    }
}
