package vpr.acceptance;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import io.grpc.CallOptions;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import io.grpc.ServiceDescriptor;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import vpr.v1.ActivityGrpc;
import vpr.v1.KeysGrpc;
import vpr.v1.LettersGrpc;
import vpr.v1.PatientsGrpc;
import vpr.v1.VerificationsGrpc;

/** By gRPC, with the messages that the services' descriptors name. */
record GrpcDoor(ManagedChannel channel) implements Door, AutoCloseable {
    static final List<ServiceDescriptor> SERVICES = List.of(
            PatientsGrpc.getServiceDescriptor(),
            LettersGrpc.getServiceDescriptor(),
            KeysGrpc.getServiceDescriptor(),
            ActivityGrpc.getServiceDescriptor(),
            VerificationsGrpc.getServiceDescriptor());

    static GrpcDoor to(int port) {
        return new GrpcDoor(
                NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build());
    }

    /** Where gRPC says otherwise what OpenAPI says: Get for read, and Key for ApiKey. */
    static String rpcOf(String operation) {
        var name = operation.replaceFirst("^read", "get").replace("ApiKey", "Key");
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    static MethodDescriptor<?, ?> method(String operation) {
        return SERVICES.stream()
                .flatMap(service -> service.getMethods().stream())
                .filter(method -> Objects.equals(method.getBareMethodName(), rpcOf(operation)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no RPC for " + operation));
    }

    @Override
    @SuppressWarnings("unchecked") // all methods take and give messages
    public Outcome call(String operation, String key, Map<String, ?> request, String... headers) {
        var method = (MethodDescriptor<Message, Message>) method(operation);
        return call(
                method,
                message(method, request),
                key,
                CallOptions.DEFAULT.withDeadlineAfter(30, TimeUnit.SECONDS),
                headers);
    }

    <Q> Outcome call(
            MethodDescriptor<Q, Message> method, Q request, String key, CallOptions options, String... headers) {
        var initial = new AtomicReference<Metadata>();
        var trailers = new AtomicReference<Metadata>();
        var intercepted = ClientInterceptors.intercept(
                channel,
                MetadataUtils.newAttachHeadersInterceptor(metadata(key, headers)),
                MetadataUtils.newCaptureMetadataInterceptor(initial, trailers));
        try {
            var answer = ClientCalls.blockingUnaryCall(intercepted, method, options, request);
            var json = JsonFormat.printer().print(answer);
            return new Outcome("", List.of(), Api.JSON.readTree(json), texts(initial.get()));
        } catch (StatusRuntimeException e) {
            return refused(e);
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    /** What gRPC says when no problem of ours is behind it: the code's name. */
    private static Outcome refused(StatusRuntimeException e) {
        var problem = e.getStatus().getCode().name();
        var fields = new ArrayList<String>();
        var status = Objects.requireNonNull(StatusProto.fromThrowable(e));
        try {
            for (Any detail : status.getDetailsList()) {
                if (detail.is(ErrorInfo.class)) {
                    problem = detail.unpack(ErrorInfo.class)
                            .getMetadataOrThrow("type")
                            .replace("urn:vpr:problem:", "");
                } else if (detail.is(BadRequest.class)) {
                    detail.unpack(BadRequest.class)
                            .getFieldViolationsList()
                            .forEach(violation -> fields.add(violation.getField()));
                }
            }
        } catch (InvalidProtocolBufferException unreadable) {
            throw new AssertionError(unreadable);
        }
        var json =
                Api.JSON.createObjectNode().put("code", e.getStatus().getCode().name());
        json.put("message", String.valueOf(e.getStatus().getDescription()));
        return new Outcome(problem, fields, json, texts(e.getTrailers()));
    }

    private static Message message(MethodDescriptor<Message, ?> method, Map<String, ?> request) {
        try {
            var marshaller = (PrototypeMarshaller<Message>) method.getRequestMarshaller();
            var builder =
                    Objects.requireNonNull(marshaller.getMessagePrototype()).newBuilderForType();
            JsonFormat.parser().merge(Api.JSON.writeValueAsString(request), builder);
            return builder.build();
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    private static Metadata metadata(String key, String... headers) {
        var metadata = new Metadata();
        if (!key.isEmpty()) {
            metadata.put(ascii("authorization"), "Bearer " + key);
        }
        for (var i = 0; i < headers.length; i += 2) {
            metadata.put(ascii(headers[i].toLowerCase(Locale.ROOT)), headers[i + 1]);
        }
        return metadata;
    }

    private static Map<String, String> texts(@Nullable Metadata metadata) {
        var texts = new LinkedHashMap<String, String>();
        if (metadata != null) {
            for (var key : metadata.keys()) {
                if (!key.endsWith(Metadata.BINARY_HEADER_SUFFIX)) {
                    texts.put(key, metadata.get(ascii(key)));
                }
            }
        }
        return texts;
    }

    private static Metadata.Key<String> ascii(String name) {
        return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }

    @Override
    public String toString() {
        return "gRPC";
    }
}
