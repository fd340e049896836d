package vpr.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import vpr.api.Problem;
import vpr.api.ProblemType;

/** Asks the policy before a controller's method runs. A method of ours that names no action is refused. */
final class AllowedInterceptor implements HandlerInterceptor {
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && !isFrameworks(method) && !isAllowed(method)) {
            throw Problem.of(ProblemType.NOT_ALLOWED, "No role of the API key allows this.");
        }
        return true;
    }

    private static boolean isAllowed(HandlerMethod method) {
        var allowed = method.getMethodAnnotation(Allowed.class);
        if (allowed == null) {
            return method.hasMethodAnnotation(Open.class);
        }
        return KeyAuthentication.currentCaller()
                .filter(caller -> Policy.allows(allowed.value(), caller.roles()))
                .isPresent();
    }

    // The descriptions of the interface and the error page; what they show is nobody's secret.
    private static boolean isFrameworks(HandlerMethod method) {
        var name = method.getBeanType().getPackageName();
        return name.startsWith("org.springframework.") || name.startsWith("org.springdoc.");
    }
}
