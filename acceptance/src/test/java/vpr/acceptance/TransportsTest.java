package vpr.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.stub.ClientCalls;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Either transport alone, and the roles apart. */
class TransportsTest {
    @TempDir
    Path directory;

    @Test
    void without_rest_http_answers_for_health_alone_and_grpc_does_the_rest() throws Exception {
        try (var vpr = RunningVpr.start(directory, Map.of("VPR_TRANSPORTS", "grpc"))) {
            var administrator = new Home(directory).administrator();
            var grpc = GrpcDoor.to(vpr.grpcPort());

            assertThat(vpr.api().get("", "/health").status()).isEqualTo(200);
            assertThat(vpr.api().get(administrator, "/patients").expect(404).problem())
                    .isEqualTo("not-found");
            vpr.api().get("", "/v3/api-docs").expect(404);
            grpc.call("listPatients", administrator, Map.of()).expectSuccess();
            assertThat(grpc.call("listPatients", "", Map.of()).problem()).isEqualTo("missing-key");
            Assertions.assertThatThrownBy(() -> reflect(grpc)).hasMessageContaining("UNIMPLEMENTED");
            grpc.close();
            assertThat(vpr.stop()).isIn(0, 143);
            assertThat(vpr.printed()).contains("Stopped. Everything acknowledged is on disk.");
        }
    }

    @Test
    void without_grpc_nothing_listens_for_it() throws Exception {
        var port = RunningVpr.freePort();
        try (var vpr = RunningVpr.start(
                directory, Map.of("VPR_TRANSPORTS", "rest", "VPR_GRPC_PORT", Integer.toString(port)))) {
            assertThat(vpr.printed()).doesNotContain("gRPC");
            try (var free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                assertThat(free.getLocalPort()).isEqualTo(port);
            }
        }
    }

    @Test
    void a_process_without_the_role_for_it_says_which_one_answers() throws Exception {
        try (var command = RunningVpr.start(directory, Map.of("VPR_ROLES", "command"))) {
            var administrator = new Home(directory).administrator();
            var grpc = GrpcDoor.to(command.grpcPort());

            grpc.call("createPatient", administrator, Input.patients().getFirst())
                    .expectSuccess();
            assertThat(grpc.call("listPatients", administrator, Map.of())
                            .expect("UNIMPLEMENTED")
                            .text("message"))
                    .contains("vpr.v1.Patients/ListPatients", "the role query");
            var health = HealthGrpc.newBlockingStub(grpc.channel());
            assertThat(health.check(HealthCheckRequest.newBuilder()
                                    .setService("command")
                                    .build())
                            .getStatus())
                    .isEqualTo(ServingStatus.SERVING);
            Assertions.assertThatThrownBy(() -> health.check(
                            HealthCheckRequest.newBuilder().setService("query").build()))
                    .hasMessageContaining("NOT_FOUND");
            grpc.close();
        }
    }

    private static void reflect(GrpcDoor grpc) {
        ClientCalls.blockingServerStreamingCall(
                        grpc.channel(),
                        ServerReflectionGrpc.getServerReflectionInfoMethod().toBuilder()
                                .setType(MethodDescriptor.MethodType.SERVER_STREAMING)
                                .build(),
                        CallOptions.DEFAULT.withDeadlineAfter(5, TimeUnit.SECONDS),
                        ServerReflectionRequest.newBuilder().setListServices("").build())
                .next();
    }
}
