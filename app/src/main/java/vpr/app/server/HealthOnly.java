package vpr.app.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import vpr.api.Problem;
import vpr.api.ProblemType;

/** Answers over HTTP for the state of health and for nothing else, before anybody asks for a key. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class HealthOnly extends OncePerRequestFilter {
    private final HandlerExceptionResolver problems;

    HealthOnly(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getRequestURI().equals("/health")) {
            chain.doFilter(request, response);
            return;
        }
        var problem =
                Problem.of(ProblemType.NOT_FOUND, "REST is off in this process: VPR_TRANSPORTS names gRPC alone.");
        problems.resolveException(request, response, null, problem);
    }
}
