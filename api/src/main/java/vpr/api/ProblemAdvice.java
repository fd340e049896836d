package vpr.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Turns what the framework throws into the catalogue's problems. It comes last, so a module's own table is asked
 * before it.
 */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemAdvice extends ResponseEntityExceptionHandler {
    @ExceptionHandler
    ResponseEntity<Object> problem(Problem problem) {
        return problem.response();
    }

    @ExceptionHandler
    ResponseEntity<Object> wrongType(MethodArgumentTypeMismatchException e) {
        return Problem.ofField(ProblemType.MALFORMED_REQUEST, e.getName(), "must be of its documented type")
                .response();
    }

    @ExceptionHandler
    ResponseEntity<Object> unknown(Exception e) {
        return Failures.problemOf(e).response();
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return UnreadableBody.problem(e).response();
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return Problem.ofField(ProblemType.MALFORMED_REQUEST, e.getParameterName(), "must be given")
                .response();
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (e instanceof MissingRequestHeaderException header) {
            return Problem.ofField(ProblemType.MALFORMED_REQUEST, header.getHeaderName(), "must be given")
                    .response();
        }
        var response = Problem.of(typeOf(status), typeOf(status).title() + ".").response();
        var all = new HttpHeaders(response.getHeaders());
        List.of(HttpHeaders.ALLOW, HttpHeaders.ACCEPT).forEach(name -> {
            var values = headers.get(name);
            if (values != null) {
                all.put(name, values);
            }
        });
        return new ResponseEntity<>(response.getBody(), all, response.getStatusCode());
    }

    private static ProblemType typeOf(HttpStatusCode status) {
        return switch (status.value()) {
            case 404 -> ProblemType.NOT_FOUND;
            case 405 -> ProblemType.METHOD_NOT_ALLOWED;
            case 406 -> ProblemType.NOT_ACCEPTABLE;
            case 413 -> ProblemType.TOO_LARGE;
            case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
            case 503 -> ProblemType.UNAVAILABLE;
            default -> status.is5xxServerError() ? ProblemType.INTERNAL_ERROR : ProblemType.MALFORMED_REQUEST;
        };
    }
}
