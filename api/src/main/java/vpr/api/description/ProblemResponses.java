package vpr.api.description;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import vpr.api.ProblemType;
import vpr.api.Problems;

/** Describes of every operation that it needs a key, and each problem that it can answer with. */
@Component
final class ProblemResponses implements GlobalOperationCustomizer {
    private static final Set<ProblemType> ALWAYS = EnumSet.of(
            ProblemType.MALFORMED_REQUEST,
            ProblemType.MISSING_KEY,
            ProblemType.UNKNOWN_KEY,
            ProblemType.EXPIRED_KEY,
            ProblemType.REVOKED_KEY,
            ProblemType.NOT_ALLOWED,
            ProblemType.NOT_ACCEPTABLE,
            ProblemType.INTERNAL_ERROR,
            ProblemType.UNAVAILABLE);

    private static final Set<ProblemType> OF_BODIES =
            EnumSet.of(ProblemType.TOO_LARGE, ProblemType.UNSUPPORTED_MEDIA_TYPE, ProblemType.INVALID_FIELD);

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        operation.setSecurity(List.of(new SecurityRequirement().addList("apiKey")));
        var byStatus = problemsOf(operation, handler).stream()
                .collect(Collectors.groupingBy(type -> type.status().value(), TreeMap::new, Collectors.toList()));
        byStatus.forEach((status, types) ->
                operation.getResponses().put(Integer.toString(status), response(types, parametersOf(operation))));
        return operation;
    }

    private static Set<ProblemType> problemsOf(Operation operation, HandlerMethod handler) {
        var problems = EnumSet.copyOf(ALWAYS);
        if (operation.getRequestBody() != null) {
            problems.addAll(OF_BODIES);
        }
        Stream.of(handler.getMethod(), handler.getBeanType())
                .flatMap(element ->
                        MergedAnnotations.from(element, SearchStrategy.TYPE_HIERARCHY).stream(Problems.class))
                .map(MergedAnnotation::synthesize)
                .forEach(found -> problems.addAll(List.of(found.value())));
        return problems;
    }

    private static List<String> parametersOf(Operation operation) {
        return Stream.ofNullable(operation.getParameters())
                .flatMap(List::stream)
                .map(Parameter::getName)
                .toList();
    }

    private static ApiResponse response(List<ProblemType> types, List<String> parameters) {
        var body = new MediaType().schema(Schemas.named(ProblemSchema.NAME));
        var titles = new ArrayList<String>();
        for (var type : types) {
            body.addExamples(type.slug(), ProblemExamples.of(type, parameters));
            titles.add(type.title());
        }
        var response = new ApiResponse()
                .description(String.join("; ", titles))
                .content(new Content().addMediaType("application/problem+json", body));
        var status = types.getFirst().status().value();
        if (status == 401) {
            response.addHeaderObject(
                    "WWW-Authenticate", Schemas.header("The scheme to authenticate with", "Bearer realm=\"vpr\""));
        }
        if (status == 503 || status == 507) {
            response.addHeaderObject(
                    "Retry-After", Schemas.header("In how many seconds to try again, when that is known", "5"));
        }
        return response;
    }
}
