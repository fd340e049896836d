package vpr.api.description;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.Set;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import vpr.api.FromTables;
import vpr.api.Positions;

/** Describes the promise of {@link FromTables}. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
final class PositionHeaders implements GlobalOperationCustomizer {
    private static final String EXAMPLE = "0001-000000000000042";
    private static final String FORM = "^[0-9]{4}-[0-9]{15}$";
    // Others are answered before the tables are looked at.
    private static final Set<String> HAVE_SEEN = Set.of("200", "304", "404", "410", "422");

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        if (handler.getBeanType().isAnnotationPresent(FromTables.class)) {
            operation.addParametersItem(minimum());
            var answer = operation.getResponses().get("200");
            if (answer != null && "OK".equals(answer.getDescription())) {
                answer.setDescription("What the tables hold");
            }
            operation.getResponses().forEach((status, response) -> {
                if (HAVE_SEEN.contains(status)) {
                    response.addHeaderObject(
                            Positions.HEADER,
                            Schemas.header("How far the answer has seen, in the one order of all events", EXAMPLE));
                }
            });
        }
        return operation;
    }

    private static Parameter minimum() {
        return new HeaderParameter()
                .name(Positions.MIN_HEADER)
                .description("Answer only when everything up to this position is seen, or 503 after a while."
                        + " Take it from the " + Positions.HEADER + " of an answer.")
                .schema(Schemas.of("string").pattern(FORM))
                .example(EXAMPLE);
    }
}
