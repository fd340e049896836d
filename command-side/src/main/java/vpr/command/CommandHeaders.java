package vpr.command;

import io.swagger.v3.oas.models.Operation;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.web.method.HandlerMethod;
import vpr.api.Positions;
import vpr.api.description.Schemas;

/** Describes the headers that {@link Answers} gives to every command that took effect. */
public final class CommandHeaders implements GlobalOperationCustomizer {
    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        if (handler.hasMethodAnnotation(TakesCommand.class) || handler.hasMethodAnnotation(TakesSubmission.class)) {
            operation.getResponses().forEach((status, response) -> {
                if (status.startsWith("2")) {
                    response.addHeaderObject(
                            Positions.HEADER,
                            Schemas.header(
                                    "The position of the last event of it, for the Vpr-Min-Position of a query",
                                    "0001-000000000000042"));
                    response.addHeaderObject(
                            IdempotencyKey.REPLAYED,
                            Schemas.header(
                                    "There, and true, when an earlier request with the same key did it", "true"));
                }
            });
        }
        return operation;
    }
}
