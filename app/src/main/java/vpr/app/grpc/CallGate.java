package vpr.app.grpc;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCall.Listener;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import vpr.api.Problem;
import vpr.api.ProblemType;
import vpr.api.grpc.Statuses;

/** Lets no more calls in at a time than there may be, whoever sends them; the others are refused at once. */
final class CallGate implements ServerInterceptor {
    private final Semaphore places;

    CallGate(int most) {
        places = new Semaphore(most);
    }

    @Override
    public <Q, A> Listener<Q> interceptCall(ServerCall<Q, A> call, Metadata metadata, ServerCallHandler<Q, A> next) {
        if (!places.tryAcquire()) {
            var refused = Statuses.of(Problem.passing(
                    ProblemType.TOO_MANY_CALLS, "Too many calls are under way already.", Duration.ofSeconds(1)));
            call.close(refused.getStatus(), trailersOf(refused));
            return new Listener<>() {};
        }
        try {
            return new Leaving<>(next.startCall(call, metadata));
        } catch (RuntimeException e) {
            places.release();
            throw e;
        }
    }

    private static Metadata trailersOf(io.grpc.StatusRuntimeException refused) {
        var trailers = refused.getTrailers();
        return trailers == null ? new Metadata() : trailers;
    }

    // One of the two comes at the end of every call, after the work on it: a call that was cancelled while it worked
    // leaves when its work has ended.
    private final class Leaving<Q> extends SimpleForwardingServerCallListener<Q> {
        Leaving(Listener<Q> inner) {
            super(inner);
        }

        @Override
        public void onComplete() {
            places.release();
            super.onComplete();
        }

        @Override
        public void onCancel() {
            places.release();
            super.onCancel();
        }
    }
}
