package vpr.api.grpc;

import com.google.protobuf.Any;
import com.google.protobuf.Duration;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.Locale;
import java.util.regex.Pattern;
import vpr.api.Problem;
import vpr.api.ProblemType;

/**
 * Problems as gRPC says them: a code, and details of Google's error model (AIP-193). {@code ErrorInfo} names the problem's
 * type, {@code BadRequest} the fields and their rules, {@code RetryInfo} when to try again.
 */
public final class Statuses {
    /** The {@code domain} of every {@code ErrorInfo}. */
    public static final String DOMAIN = "vpr";

    // Trailers are metadata, of which a client takes 8 KiB by default.
    private static final int MOST_FIELDS = 16;

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])[A-Z]");

    private Statuses() {}

    /** What ends a call with the problem. */
    public static StatusRuntimeException of(Problem problem) {
        var status = Status.newBuilder()
                .setCode(codeOf(problem.type()).value())
                .setMessage(String.valueOf(problem.getMessage()))
                .addDetails(Any.pack(infoOf(problem.type())));
        if (!problem.fields().isEmpty()) {
            status.addDetails(Any.pack(badRequestOf(problem)));
        }
        var after = problem.retryAfter();
        if (after != null) {
            var delay = Duration.newBuilder().setSeconds(Math.max(1, after.toSeconds()));
            status.addDetails(
                    Any.pack(RetryInfo.newBuilder().setRetryDelay(delay).build()));
        }
        return StatusProto.toStatusRuntimeException(status.build());
    }

    /** The one table from problems to codes: by the status of HTTP, but for what that does not tell apart. */
    static Code codeOf(ProblemType type) {
        return switch (type) {
            case CONFLICT -> Code.ALREADY_EXISTS;
            case RECORD_READ_ONLY -> Code.FAILED_PRECONDITION;
            default -> codeOf(type.status().value());
        };
    }

    private static Code codeOf(int http) {
        return switch (http) {
            case 400, 406, 415, 422 -> Code.INVALID_ARGUMENT;
            case 401 -> Code.UNAUTHENTICATED;
            case 403 -> Code.PERMISSION_DENIED;
            case 404, 410 -> Code.NOT_FOUND;
            case 405 -> Code.UNIMPLEMENTED;
            case 409, 412 -> Code.ABORTED;
            case 428 -> Code.FAILED_PRECONDITION;
            case 413, 429, 507 -> Code.RESOURCE_EXHAUSTED;
            case 500 -> Code.INTERNAL;
            case 503 -> Code.UNAVAILABLE;
            default -> throw new IllegalStateException("no gRPC code for the status " + http);
        };
    }

    private static ErrorInfo infoOf(ProblemType type) {
        return ErrorInfo.newBuilder()
                .setReason(type.name())
                .setDomain(DOMAIN)
                .putMetadata("type", type.uri().toString())
                .putMetadata("title", type.title())
                .putMetadata("remedy", type.remedy())
                .build();
    }

    private static BadRequest badRequestOf(Problem problem) {
        var request = BadRequest.newBuilder();
        problem.fields().stream()
                .limit(MOST_FIELDS)
                .forEach(field -> request.addFieldViolationsBuilder()
                        .setField(nameOf(field.field()))
                        .setDescription(field.rule()));
        return request.build();
    }

    // A header is metadata here, whose keys are lower case; a field has the name that the .proto file gives it.
    private static String nameOf(String field) {
        if (field.equals("If-Match")) {
            return "if_match";
        }
        return Character.isUpperCase(field.codePointAt(0))
                ? field.toLowerCase(Locale.ROOT)
                : HUMP.matcher(field).replaceAll(hump -> "_" + hump.group().toLowerCase(Locale.ROOT));
    }
}
