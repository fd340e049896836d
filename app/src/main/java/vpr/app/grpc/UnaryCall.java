package vpr.app.grpc;

import com.google.protobuf.Message;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import vpr.access.grpc.Rpc;
import vpr.access.grpc.RpcCall;
import vpr.api.Failures;
import vpr.api.Problem;
import vpr.api.ProblemType;

/**
 * One call of a caller who may make it, from its message to its answer, within the caller's deadline or 30 s. A command
 * that has begun is never interrupted: it ends, and its idempotency key tells what came of it.
 */
final class UnaryCall<Q extends Message, A extends Message> extends ServerCall.Listener<byte[]> {
    private static final int LONGEST_SECONDS = 30;
    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("grpc-deadlines").daemon().factory());

    private final Rpc<Q, A> rpc;
    private final RpcCall sent;
    private final Answering answering;
    private final Answer<A> answer;
    private final Context.CancellableContext context;
    private byte @Nullable [] message;

    UnaryCall(Rpc<Q, A> rpc, RpcCall sent, Answering answering, Answer<A> answer) {
        this.rpc = rpc;
        this.sent = sent;
        this.answering = answering;
        this.answer = answer;
        this.context = Context.current().withDeadlineAfter(LONGEST_SECONDS, TimeUnit.SECONDS, CLOCK);
        context.addListener(this::ended, Runnable::run);
    }

    private void ended(Context ended) {
        if (ended.cancellationCause() instanceof TimeoutException) {
            answer.refuse(Status.DEADLINE_EXCEEDED.withDescription("The call's time is over."));
        }
    }

    @Override
    public void onMessage(byte[] bytes) {
        if (message != null) {
            answer.refuse(Problem.ofField(ProblemType.MALFORMED_REQUEST, "message", "must be sent once"));
        }
        message = bytes;
    }

    @Override
    public void onHalfClose() {
        if (message == null) {
            answer.refuse(Problem.ofField(ProblemType.MALFORMED_REQUEST, "message", "must be sent"));
        } else if (context.isCancelled()) {
            answer.refuse(Contexts.statusFromCancelled(context));
        } else {
            answer(message);
        }
    }

    private void answer(byte[] bytes) {
        var before = context.attach();
        try {
            answer.give(answering.answer(rpc, Bytes.message(bytes, rpc.method()), sent, answer));
        } catch (RuntimeException | StackOverflowError e) {
            answer.refuse(Failures.problemOf(e));
        } finally {
            context.detach(before);
        }
    }

    @Override
    public void onComplete() {
        context.cancel(null);
    }

    @Override
    public void onCancel() {
        context.cancel(null);
    }
}
