package vpr.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.stub.ClientCalls;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import vpr.acceptance.Door.Outcome;
import vpr.v1.AddLetterRequest;
import vpr.v1.LettersGrpc;
import vpr.v1.ListLettersRequest;

/** What gRPC has of its own: limits, deadlines, health, reflection. What it shares with REST: {@link BothTransportsTest}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GrpcTest {
    private static final String MARKER = "Markerwordxq";
    private static final int LARGEST_MESSAGE = 4 * 1024 * 1024;

    private final RunningVpr vpr;
    private final GrpcDoor grpc;
    private final String clinician;
    private final String patient;

    GrpcTest(@TempDir Path directory) throws Exception {
        vpr = RunningVpr.start(directory, Map.of("VPR_GRPC_REFLECTION", "on"));
        grpc = GrpcDoor.to(vpr.grpcPort());
        clinician = new Home(directory).key(vpr.api(), "clinician");
        patient = grpc.call("createPatient", clinician, Input.patients().getFirst())
                .expectSuccess()
                .text("patientId");
    }

    @AfterAll
    void stop() {
        grpc.close();
        vpr.close();
    }

    @Test
    void codes_are_those_that_clients_of_grpc_know() {
        var unknown = Map.of("patientId", "ab".repeat(16));

        assertThat(code(grpc.call("readPatient", "", unknown))).isEqualTo("UNAUTHENTICATED");
        assertThat(code(grpc.call("readPatient", clinician, unknown))).isEqualTo("NOT_FOUND");
        assertThat(code(grpc.call("listApiKeys", clinician, Map.of()))).isEqualTo("PERMISSION_DENIED");
        assertThat(code(grpc.call("addLetter", clinician, Map.of("patientId", patient))))
                .isEqualTo("INVALID_ARGUMENT");
    }

    @Test
    void a_message_that_is_too_large_and_a_text_that_is_too_long_are_refused() {
        var large = "a".repeat(LARGEST_MESSAGE);

        assertThat(code(grpc.call("addLetter", clinician, Map.of("patientId", patient, "body", large))))
                .isEqualTo("RESOURCE_EXHAUSTED");
        var tooLong = "a".repeat(512 * 1024 + 1);
        assertThat(grpc.call("addLetter", clinician, Map.of("patientId", patient, "body", tooLong))
                        .expect("invalid-field")
                        .fields())
                .containsExactly("body");
        var longer = "a".repeat(LARGEST_MESSAGE / 2);
        assertThat(code(grpc.call("addLetter", clinician, Map.of("patientId", patient, "body", longer))))
                .isEqualTo("INVALID_ARGUMENT");
    }

    @Test
    void metadata_that_is_too_large_ends_the_call_and_not_the_connection() {
        var outcome = grpc.call("listPatients", clinician, Map.of(), "x-much", "a".repeat(16 * 1024));

        assertThat(outcome.problem()).isNotEmpty();
        grpc.call("listPatients", clinician, Map.of()).expectSuccess();
    }

    @Test
    void bytes_that_are_no_message_malformed_text_and_unknown_fields_are_refused() {
        assertThat(sendBytes(new byte[] {0x0a, 0x7f, 1})
                        .expect("malformed-request")
                        .fields())
                .containsExactly("message");
        assertThat(sendBytes(new byte[] {0x0a, 2, (byte) 0xc3, 0x28})
                        .expect("malformed-request")
                        .fields())
                .containsExactly("message");
        var field = UnknownFieldSet.Field.newBuilder().addVarint(1).build();
        var unknown = AddLetterRequest.newBuilder()
                .setPatientId(patient)
                .setBody("a")
                .setUnknownFields(
                        UnknownFieldSet.newBuilder().addField(999, field).build());
        assertThat(sendBytes(unknown.build().toByteArray())
                        .expect("malformed-request")
                        .json()
                        .toString())
                .doesNotContain("INTERNAL");
    }

    @Test
    void a_call_ends_at_its_deadline_and_without_one_when_the_wait_for_a_position_is_in_vain() {
        var later = new String[] {"Vpr-Min-Position", "0001-900000000000000"};
        var method = LettersGrpc.getListLettersMethod();
        var request = ListLettersRequest.newBuilder().setPatientId(patient).build();

        var hurried = call(method, request, CallOptions.DEFAULT.withDeadlineAfter(300, TimeUnit.MILLISECONDS), later);
        var patientOne = call(method, request, CallOptions.DEFAULT, later);

        assertThat(code(hurried)).isEqualTo("DEADLINE_EXCEEDED");
        assertThat(code(patientOne.expect("position-not-reached"))).isEqualTo("UNAVAILABLE");
    }

    @Test
    void health_is_answered_without_a_key_for_the_whole_each_role_and_each_service() {
        var health = HealthGrpc.newBlockingStub(grpc.channel());

        for (var name : List.of("", "command", "projections", "query", "vpr.v1.Letters")) {
            assertThat(health.check(HealthCheckRequest.newBuilder()
                                    .setService(name)
                                    .build())
                            .getStatus())
                    .as(name)
                    .isEqualTo(ServingStatus.SERVING);
        }
        var watched = health.withDeadlineAfter(5, TimeUnit.SECONDS).watch(HealthCheckRequest.getDefaultInstance());
        assertThat(watched.next().getStatus()).isEqualTo(ServingStatus.SERVING);
    }

    @Test
    void reflection_describes_the_services_where_it_is_switched_on() {
        var request = ServerReflectionRequest.newBuilder().setListServices("").build();
        var answers = ClientCalls.blockingServerStreamingCall(
                grpc.channel(),
                ServerReflectionGrpc.getServerReflectionInfoMethod().toBuilder()
                        .setType(MethodDescriptor.MethodType.SERVER_STREAMING)
                        .build(),
                CallOptions.DEFAULT.withDeadlineAfter(5, TimeUnit.SECONDS),
                request);

        assertThat(answers.next().getListServicesResponse().getServiceList())
                .extracting(io.grpc.reflection.v1.ServiceResponse::getName)
                .contains("vpr.v1.Patients", "vpr.v1.Letters", "vpr.v1.Keys", "vpr.v1.Activity");
    }

    @Test
    void nothing_of_a_patient_is_printed_or_repeated() {
        var refused = List.of(
                grpc.call("addLetter", clinician, Map.of("patientId", patient, "body", MARKER, "startTime", MARKER)),
                grpc.call("createPatient", clinician, Map.of("name", List.of(Map.of("use", MARKER, "family", MARKER)))),
                grpc.call("readPatient", clinician, Map.of("patientId", MARKER)),
                grpc.call("searchPatients", clinician, Map.of("birthDate", MARKER)),
                grpc.call("listPatients", MARKER, Map.of()),
                sendBytes(("\n\177" + MARKER).getBytes(StandardCharsets.UTF_8)));

        assertThat(refused).allSatisfy(outcome -> assertThat(outcome.problem()).isNotEmpty());
        assertThat(refused.toString()).doesNotContain(MARKER);
        assertThat(vpr.printed()).doesNotContain(MARKER, "\tat ");
    }

    private Outcome sendBytes(byte[] bytes) {
        var asBytes = LettersGrpc.getAddLetterMethod().toBuilder(new Raw(), answers(LettersGrpc.getAddLetterMethod()))
                .build();
        return grpc.call(asBytes, bytes, clinician, CallOptions.DEFAULT.withDeadlineAfter(10, TimeUnit.SECONDS));
    }

    @SuppressWarnings("unchecked") // an answer is a message
    private static Marshaller<Message> answers(MethodDescriptor<?, ?> method) {
        return (Marshaller<Message>) (Marshaller<?>) method.getResponseMarshaller();
    }

    @SuppressWarnings("unchecked") // all methods take and give messages
    private Outcome call(MethodDescriptor<?, ?> method, Message request, CallOptions options, String... headers) {
        return grpc.call((MethodDescriptor<Message, Message>) method, request, clinician, options, headers);
    }

    private static String code(Outcome outcome) {
        return outcome.json().path("code").asString();
    }

    private static final class Raw implements Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            throw new AssertionError("requests are only sent");
        }
    }
}
