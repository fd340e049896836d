package vpr.app.grpc;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import vpr.api.Problem;
import vpr.api.ProblemType;

/**
 * Requests as bytes, which become messages when it is known who asks. So a stranger makes VPR parse nothing, and what
 * cannot be read is answered with a problem instead of an end of the call.
 */
final class Bytes implements Marshaller<byte[]> {
    private static final Bytes MARSHALLER = new Bytes();

    private Bytes() {}

    static <A> MethodDescriptor<byte[], A> taking(MethodDescriptor<?, A> method) {
        return method.toBuilder(MARSHALLER, method.getResponseMarshaller()).build();
    }

    @Override
    public InputStream stream(byte[] value) {
        return new ByteArrayInputStream(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
        try {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The message.
     *
     * @throws Problem when the bytes are none of its type, or hold a field that the type has not: what a caller sends is
     *     never left out silently
     */
    @SuppressWarnings("unchecked") // the prototype of a type gives messages of it
    static <Q extends Message> Q message(byte[] bytes, MethodDescriptor<Q, ?> method) {
        try {
            var message = (Q)
                    prototype(method.getRequestMarshaller()).getParserForType().parseFrom(bytes);
            requireKnownFields(message);
            return message;
        } catch (InvalidProtocolBufferException e) {
            throw Problem.ofField(ProblemType.MALFORMED_REQUEST, "message", "must be a message of the documented type");
        }
    }

    static <A extends Message> Message.Builder builder(MethodDescriptor<?, A> method) {
        return prototype(method.getResponseMarshaller()).newBuilderForType();
    }

    private static <M extends Message> M prototype(Marshaller<M> marshaller) {
        return Objects.requireNonNull(((PrototypeMarshaller<M>) marshaller).getMessagePrototype());
    }

    private static void requireKnownFields(Message message) {
        var unknown = message.getUnknownFields().asMap().keySet().stream().findFirst();
        if (unknown.isPresent()) {
            throw Problem.ofField(
                    ProblemType.MALFORMED_REQUEST,
                    message.getDescriptorForType().getFullName() + "." + unknown.get(),
                    "is not a field of this request");
        }
        message.getAllFields().forEach((field, value) -> {
            if (value instanceof Message inner) {
                requireKnownFields(inner);
            } else if (value instanceof Iterable<?> items) {
                items.forEach(item -> {
                    if (item instanceof Message inner) {
                        requireKnownFields(inner);
                    }
                });
            }
        });
    }
}
