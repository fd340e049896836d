package vpr.access.grpc;

import com.google.protobuf.Message;
import io.grpc.MethodDescriptor;
import vpr.access.Action;

/**
 * A method of the interface that this process answers.
 *
 * @param method of a service; one without side effects answers from the tables
 * @param action what it does: it runs only for callers to whom the policy allows it
 * @param operation what answers
 */
public record Rpc<Q extends Message, A extends Message>(
        MethodDescriptor<Q, A> method, Action action, Operation<Q> operation) {
    /** Answers a request as the controller does: with a view, or with a {@code ResponseEntity} around one. */
    @FunctionalInterface
    public interface Operation<Q> {
        /** @throws RuntimeException a problem, or what {@link vpr.api.Failures} makes one of */
        Object answer(Q request, RpcCall call);
    }
}
