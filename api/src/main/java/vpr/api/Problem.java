package vpr.api;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** An answer of RFC 9457 that ends a request. Neither its detail nor its fields repeat what was given. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** A field of the request and the rule that it breaks. */
    public record Field(String field, String rule) {}

    private final ProblemType type;
    private final transient List<Field> fields;
    private final @Nullable Duration retryAfter;

    private Problem(ProblemType type, String detail, List<Field> fields, @Nullable Duration retryAfter) {
        super(detail);
        this.type = type;
        this.fields = List.copyOf(fields);
        this.retryAfter = retryAfter;
    }

    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, List.of(), null);
    }

    public static Problem ofField(ProblemType type, String field, String rule) {
        return ofFields(type, List.of(new Field(field, rule)));
    }

    public static Problem ofFields(ProblemType type, List<Field> fields) {
        return new Problem(type, type.title() + ".", fields, null);
    }

    /** A problem that goes away by itself, most likely within the time. */
    public static Problem passing(ProblemType type, String detail, Duration retryAfter) {
        return new Problem(type, detail, List.of(), retryAfter);
    }

    public ProblemType type() {
        return type;
    }

    public List<Field> fields() {
        return fields;
    }

    /** In how long it has most likely gone away by itself; null when nobody knows. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** The body, with {@code fields} and {@code remedy} as extension members. */
    public ProblemDetail body() {
        var body = ProblemDetail.forStatusAndDetail(type.status(), String.valueOf(getMessage()));
        body.setType(type.uri());
        body.setTitle(type.title());
        body.setProperty("remedy", type.remedy());
        if (!fields.isEmpty()) {
            body.setProperty("fields", fields);
        }
        return body;
    }

    /** The whole answer, as {@code application/problem+json} whatever the caller accepts. */
    public ResponseEntity<Object> response() {
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (type.status().value() == 401) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"vpr\"");
        }
        if (retryAfter != null) {
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
        }
        return new ResponseEntity<>(body(), headers, type.status());
    }
}
