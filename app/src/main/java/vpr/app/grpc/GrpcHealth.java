package vpr.app.grpc;

import io.grpc.Context;
import io.grpc.Status;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import vpr.app.settings.Role;

/**
 * The standard health service, from the same indicators as {@code /health}: of the whole process as the empty name or as
 * a service's, of a role as the role's word.
 */
final class GrpcHealth extends HealthGrpc.HealthImplBase {
    private static final int MOST_WATCHERS = 16;
    private static final int PAUSE_SECONDS = 1;

    private final HealthEndpoint health;
    private final Set<Role> roles;
    private final Set<String> wholes = new HashSet<>(Set.of(""));
    private final Semaphore watchers = new Semaphore(MOST_WATCHERS);
    private final CountDownLatch stopping = new CountDownLatch(1);

    GrpcHealth(HealthEndpoint health, Set<Role> roles) {
        this.health = health;
        this.roles = roles;
        Services.ALL.forEach(service -> wholes.add(service.getName()));
    }

    /** Ends what watches, which would never end by itself. */
    void stop() {
        stopping.countDown();
    }

    @Override
    public void check(HealthCheckRequest request, StreamObserver<HealthCheckResponse> answer) {
        var status = statusOf(request.getService());
        if (status == ServingStatus.SERVICE_UNKNOWN) {
            answer.onError(Status.NOT_FOUND
                    .withDescription("No service and no role of this process has that name.")
                    .asRuntimeException());
            return;
        }
        answer.onNext(response(status));
        answer.onCompleted();
    }

    @Override
    public void watch(HealthCheckRequest request, StreamObserver<HealthCheckResponse> answer) {
        if (!watchers.tryAcquire()) {
            answer.onError(Status.RESOURCE_EXHAUSTED
                    .withDescription("Too many watch already.")
                    .asRuntimeException());
            return;
        }
        // With it, an answer to one who has gone is dropped and not a failure.
        ((ServerCallStreamObserver<HealthCheckResponse>) answer).setOnCancelHandler(() -> {});
        try {
            ServingStatus last = null;
            do {
                last = tell(last, statusOf(request.getService()), answer);
            } while (!stopping.await(PAUSE_SECONDS, TimeUnit.SECONDS)
                    && !Context.current().isCancelled());
            if (!Context.current().isCancelled()) {
                answer.onCompleted();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            watchers.release();
        }
    }

    private static ServingStatus tell(
            @Nullable ServingStatus last, ServingStatus now, StreamObserver<HealthCheckResponse> answer) {
        if (now != last && !Context.current().isCancelled()) {
            answer.onNext(response(now));
        }
        return now;
    }

    private ServingStatus statusOf(String name) {
        if (wholes.contains(name)) {
            return serving(health.health().getStatus());
        }
        for (var role : roles) {
            if (role.word().equals(name)) {
                var part = health.healthForPath(indicatorOf(role));
                return part == null ? ServingStatus.NOT_SERVING : serving(part.getStatus());
            }
        }
        return ServingStatus.SERVICE_UNKNOWN;
    }

    private static String indicatorOf(Role role) {
        return switch (role) {
            case COMMAND -> "journal";
            case PROJECTIONS -> "projections";
            case QUERY -> "postgres";
        };
    }

    private static ServingStatus serving(org.springframework.boot.health.contributor.Status status) {
        return status.equals(org.springframework.boot.health.contributor.Status.UP)
                ? ServingStatus.SERVING
                : ServingStatus.NOT_SERVING;
    }

    private static HealthCheckResponse response(ServingStatus status) {
        return HealthCheckResponse.newBuilder().setStatus(status).build();
    }
}
