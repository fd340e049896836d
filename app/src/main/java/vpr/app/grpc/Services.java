package vpr.app.grpc;

import com.google.protobuf.Message;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vpr.access.Callers;
import vpr.access.grpc.Rpc;
import vpr.access.grpc.Rpcs;
import vpr.v1.ActivityGrpc;
import vpr.v1.KeysGrpc;
import vpr.v1.LettersGrpc;
import vpr.v1.PatientsGrpc;
import vpr.v1.VerificationsGrpc;

/** Joins the features' methods into services. A service is whole in every process; who asks the wrong one is told so. */
final class Services {
    static final List<ServiceDescriptor> ALL = List.of(
            PatientsGrpc.getServiceDescriptor(),
            LettersGrpc.getServiceDescriptor(),
            KeysGrpc.getServiceDescriptor(),
            ActivityGrpc.getServiceDescriptor(),
            VerificationsGrpc.getServiceDescriptor());

    private final Map<String, Rpc<?, ?>> rpcs = new HashMap<>();
    private final Callers callers;
    private final Answering answering;

    Services(List<Rpcs> features, Callers callers, Answering answering) {
        features.stream().flatMap(feature -> feature.rpcs().stream()).forEach(rpc -> {
            if (rpcs.put(rpc.method().getFullMethodName(), rpc) != null) {
                throw new IllegalStateException(rpc.method().getFullMethodName() + " is answered twice");
            }
        });
        this.callers = callers;
        this.answering = answering;
    }

    List<ServerServiceDefinition> definitions() {
        return ALL.stream().map(this::definition).toList();
    }

    private ServerServiceDefinition definition(ServiceDescriptor service) {
        var bound = new ArrayList<Bound<?>>();
        service.getMethods().forEach(method -> bound.add(bind(method)));
        var descriptor =
                ServiceDescriptor.newBuilder(service.getName()).setSchemaDescriptor(service.getSchemaDescriptor());
        bound.forEach(method -> descriptor.addMethod(method.method()));
        var definition = ServerServiceDefinition.builder(descriptor.build());
        bound.forEach(method -> method.addTo(definition));
        return definition.build();
    }

    private record Bound<A>(MethodDescriptor<byte[], A> method, ServerCallHandler<byte[], A> handler) {
        void addTo(ServerServiceDefinition.Builder service) {
            service.addMethod(method, handler);
        }
    }

    private Bound<?> bind(MethodDescriptor<?, ?> method) {
        var rpc = rpcs.get(method.getFullMethodName());
        return rpc == null ? new Bound<>(Bytes.taking(method), elsewhere(method)) : bind(rpc);
    }

    private <Q extends Message, A extends Message> Bound<A> bind(Rpc<Q, A> rpc) {
        return new Bound<>(Bytes.taking(rpc.method()), new RpcHandler<>(rpc, callers, answering));
    }

    private static <A> ServerCallHandler<byte[], A> elsewhere(MethodDescriptor<?, ?> method) {
        var audit = VerificationsGrpc.SERVICE_NAME.equals(method.getServiceName());
        var role = method.isSafe() && !audit ? "query" : "command";
        return (call, metadata) -> {
            call.close(
                    Status.UNIMPLEMENTED.withDescription("This process does not answer " + method.getFullMethodName()
                            + ": one with the role " + role + " does."),
                    new io.grpc.Metadata());
            return new ServerCall.Listener<>() {};
        };
    }
}
