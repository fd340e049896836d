package vpr.app.grpc;

import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import vpr.v1.LettersGrpc;

/** A call without a network, which keeps how it was ended. */
final class ClosedCall<Q, A> extends ServerCall<Q, A> {
    final List<Status> ends = new ArrayList<>();
    final List<A> messages = new ArrayList<>();

    @Override
    public void request(int messages) {}

    @Override
    public void sendHeaders(Metadata headers) {}

    @Override
    public void sendMessage(A message) {
        messages.add(message);
    }

    @Override
    public void close(Status status, Metadata trailers) {
        ends.add(status);
    }

    @Override
    public boolean isCancelled() {
        return false;
    }

    @Override
    @SuppressWarnings("unchecked") // nobody sends it a message
    public MethodDescriptor<Q, A> getMethodDescriptor() {
        return (MethodDescriptor<Q, A>) (MethodDescriptor<?, ?>) LettersGrpc.getAddLetterMethod();
    }
}
