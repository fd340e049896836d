package vpr.command;

import java.util.List;
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

/** Makes the {@link Sender} of a request over HTTP: from its API key and its headers. */
public final class SenderResolver implements HandlerMethodArgumentResolver {
    private final Senders senders;

    public SenderResolver(Senders senders) {
        this.senders = senders;
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
        return senders.of(caller(), all(request, IdempotencyKey.HEADER), all(request, Senders.CORRELATION));
    }

    private static Caller caller() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof Caller caller)) {
            throw Problem.of(ProblemType.MISSING_KEY, "This needs an API key.");
        }
        return caller;
    }

    private static List<String> all(NativeWebRequest request, String header) {
        var values = request.getHeaderValues(header);
        return values == null ? List.of() : List.of(values);
    }
}
