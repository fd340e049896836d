package vpr.access.grpc;

import com.google.protobuf.Message;
import io.grpc.MethodDescriptor;
import vpr.access.Action;
import vpr.api.Seeing;

/**
 * A method of the interface that this process answers.
 *
 * @param method of a service; one without side effects answers from the tables
 * @param action what it does: it runs only for callers to whom the policy allows it
 * @param operation what answers
 * @param tablesAlone whether it answers from nothing but the tables, and so only after they were waited for
 */
public record Rpc<Q extends Message, A extends Message>(
        MethodDescriptor<Q, A> method, Action action, SeeingOperation<Q> operation, boolean tablesAlone) {
    public Rpc(MethodDescriptor<Q, A> method, Action action, Operation<Q> operation) {
        this(method, action, (request, call, seeing) -> operation.answer(request, call), true);
    }

    /** A method that asks Redis before the tables. */
    public static <Q extends Message, A extends Message> Rpc<Q, A> redisFirst(
            MethodDescriptor<Q, A> method, Action action, SeeingOperation<Q> operation) {
        return new Rpc<>(method, action, operation, false);
    }

    /** Answers a request as the controller does: with a view, or with a {@code ResponseEntity} around one. */
    @FunctionalInterface
    public interface Operation<Q> {
        /** @throws RuntimeException a problem, or what {@link vpr.api.Failures} makes one of */
        Object answer(Q request, RpcCall call);
    }

    /** As {@link Operation}, with the tables in its own hands. */
    @FunctionalInterface
    public interface SeeingOperation<Q> {
        /** As {@link Operation#answer}. */
        Object answer(Q request, RpcCall call, Seeing seeing);
    }
}
