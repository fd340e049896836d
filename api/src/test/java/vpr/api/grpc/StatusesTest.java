package vpr.api.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import io.grpc.Status.Code;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vpr.api.Problem;
import vpr.api.ProblemType;

/** What gRPC says of each problem. */
class StatusesTest {
    @Test
    void every_problem_has_the_code_that_its_meaning_asks_for() {
        var codes = new TreeMap<String, Code>();
        Arrays.stream(ProblemType.values()).forEach(type -> codes.put(type.name(), Statuses.codeOf(type)));

        assertThat(codes)
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("MALFORMED_REQUEST", Code.INVALID_ARGUMENT),
                        Map.entry("MALFORMED_ID", Code.INVALID_ARGUMENT),
                        Map.entry("INVALID_CURSOR", Code.INVALID_ARGUMENT),
                        Map.entry("MISSING_KEY", Code.UNAUTHENTICATED),
                        Map.entry("UNKNOWN_KEY", Code.UNAUTHENTICATED),
                        Map.entry("EXPIRED_KEY", Code.UNAUTHENTICATED),
                        Map.entry("REVOKED_KEY", Code.UNAUTHENTICATED),
                        Map.entry("NOT_ALLOWED", Code.PERMISSION_DENIED),
                        Map.entry("NOT_FOUND", Code.NOT_FOUND),
                        Map.entry("METHOD_NOT_ALLOWED", Code.UNIMPLEMENTED),
                        Map.entry("NOT_ACCEPTABLE", Code.INVALID_ARGUMENT),
                        Map.entry("CONFLICT", Code.ALREADY_EXISTS),
                        Map.entry("CONCURRENT_CHANGE", Code.ABORTED),
                        Map.entry("RECORD_READ_ONLY", Code.FAILED_PRECONDITION),
                        Map.entry("OTHER_EPOCH", Code.ABORTED),
                        Map.entry("WITHHELD", Code.NOT_FOUND),
                        Map.entry("TOO_LARGE", Code.RESOURCE_EXHAUSTED),
                        Map.entry("UNSUPPORTED_MEDIA_TYPE", Code.INVALID_ARGUMENT),
                        Map.entry("INVALID_FIELD", Code.INVALID_ARGUMENT),
                        Map.entry("KEY_REUSED", Code.INVALID_ARGUMENT),
                        Map.entry("KEY_TOO_OLD", Code.INVALID_ARGUMENT),
                        Map.entry("NOTHING_CHANGED", Code.INVALID_ARGUMENT),
                        Map.entry("IF_MATCH_REQUIRED", Code.FAILED_PRECONDITION),
                        Map.entry("STALE", Code.ABORTED),
                        Map.entry("TOO_MANY_CALLS", Code.RESOURCE_EXHAUSTED),
                        Map.entry("POSITION_NOT_REACHED", Code.UNAVAILABLE),
                        Map.entry("RECORD_BEHIND", Code.UNAVAILABLE),
                        Map.entry("UNAVAILABLE", Code.UNAVAILABLE),
                        Map.entry("PREPARE_AGAIN", Code.ABORTED),
                        Map.entry("PREPARATION_REFUSED", Code.INVALID_ARGUMENT),
                        Map.entry("SIGNATURE_REFUSED", Code.INVALID_ARGUMENT),
                        Map.entry("STORE_FULL", Code.RESOURCE_EXHAUSTED),
                        Map.entry("INTERNAL_ERROR", Code.INTERNAL)));
    }

    @Test
    void the_type_and_the_remedy_are_in_the_details_with_the_domain() throws Exception {
        var info = detail(Problem.of(ProblemType.NOT_FOUND, "There is no such patient."), ErrorInfo.class)
                .orElseThrow();

        assertThat(info.getReason()).isEqualTo("NOT_FOUND");
        assertThat(info.getDomain()).isEqualTo("vpr");
        assertThat(info.getMetadataMap())
                .containsEntry("type", "urn:vpr:problem:not-found")
                .containsEntry("remedy", "Check the id.");
    }

    @Test
    void fields_and_headers_are_named_as_a_proto_file_and_metadata_name_them() throws Exception {
        var problem = Problem.ofFields(
                ProblemType.INVALID_FIELD,
                List.of(
                        new Problem.Field("startTime", "a"),
                        new Problem.Field("author.registrations[0].number", "b"),
                        new Problem.Field("address[1].postalCode", "c"),
                        new Problem.Field("Idempotency-Key", "d"),
                        new Problem.Field("If-Match", "e")));

        assertThat(detail(problem, BadRequest.class).orElseThrow().getFieldViolationsList())
                .extracting(BadRequest.FieldViolation::getField)
                .containsExactly(
                        "start_time",
                        "author.registrations[0].number",
                        "address[1].postal_code",
                        "idempotency-key",
                        "if_match");
    }

    @Test
    void many_fields_stay_within_what_a_client_takes_of_trailers() throws Exception {
        var fields = IntStream.range(0, 1000)
                .mapToObj(i -> new Problem.Field("f".repeat(120), "must be this ".repeat(8)))
                .toList();
        var status = Statuses.of(Problem.ofFields(ProblemType.INVALID_FIELD, fields));

        assertThat(Objects.requireNonNull(StatusProto.fromThrowable(status)).getSerializedSize() * 4 / 3)
                .isLessThan(8 * 1024);
    }

    @Test
    void when_to_try_again_is_said_where_it_is_known() throws Exception {
        var passing = Problem.passing(ProblemType.UNAVAILABLE, "Not now.", Duration.ofSeconds(5));

        assertThat(detail(passing, RetryInfo.class)
                        .orElseThrow()
                        .getRetryDelay()
                        .getSeconds())
                .isEqualTo(5);
        assertThat(detail(Problem.of(ProblemType.NOT_FOUND, "None."), RetryInfo.class))
                .isEmpty();
    }

    private static <D extends Message> Optional<D> detail(Problem problem, Class<D> type) throws Exception {
        var status = Objects.requireNonNull(StatusProto.fromThrowable(Statuses.of(problem)));
        for (var detail : status.getDetailsList()) {
            if (detail.is(type)) {
                return Optional.of(detail.unpack(type));
            }
        }
        return Optional.empty();
    }
}
