package vpr.api;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives a controller's method the {@link Seeing} of its request. */
final class SeeingParameter implements HandlerMethodArgumentResolver {
    static {
        var _ = SpringDocUtils.getConfig().addRequestWrapperToIgnore(Seeing.class);
    }

    /** Whether the method waits for the tables itself. */
    static boolean isIn(Object handler) {
        return handler instanceof HandlerMethod method
                && Arrays.stream(method.getMethodParameters())
                        .anyMatch(parameter -> parameter.getParameterType() == Seeing.class);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Seeing.class;
    }

    @Override
    public Seeing resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var response = Objects.requireNonNull(request.getNativeResponse(HttpServletResponse.class));
        return new Seeing(
                request.getHeader(Positions.MIN_HEADER), position -> response.setHeader(Positions.HEADER, position));
    }
}
