package vpr.command;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import vpr.access.Caller;
import vpr.api.Problem;
import vpr.api.ProblemType;

/** Makes the {@link Sender} of a request: from its API key and its headers. */
public final class SenderResolver implements HandlerMethodArgumentResolver {
    /** Optional header of a request: any UUID, such as the one of the work order in another system. */
    public static final String CORRELATION = "Vpr-Correlation-Id";

    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final InstantSource clock;
    private final SecureRandom random;

    public SenderResolver(InstantSource clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(Sender.class);
    }

    @Override
    public Sender resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        // No time that is recorded is finer than a millisecond.
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new Sender(
                caller(),
                commandId(request.getHeaderValues(IdempotencyKey.HEADER), now),
                correlationId(request.getHeader(CORRELATION)),
                now);
    }

    private static Caller caller() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof Caller caller)) {
            throw Problem.of(ProblemType.MISSING_KEY, "This needs an API key.");
        }
        return caller;
    }

    private UUID commandId(String @Nullable [] headers, Instant now) {
        if (headers == null || headers.length == 0) {
            return IdempotencyKey.generate(now, random);
        }
        if (headers.length > 1) {
            throw Problem.ofField(ProblemType.INVALID_FIELD, IdempotencyKey.HEADER, "must be given once");
        }
        return IdempotencyKey.parse(headers[0], now);
    }

    private static UUID correlationId(@Nullable String header) {
        if (header == null) {
            return UUID.randomUUID();
        }
        if (!UUID_FORM.matcher(header).matches()) {
            throw Problem.ofField(ProblemType.INVALID_FIELD, CORRELATION, "must be a UUID, in lower case");
        }
        return UUID.fromString(header);
    }
}
