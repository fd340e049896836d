package vpr.app.audit;

import io.swagger.v3.oas.models.Operation;
import java.util.Objects;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.web.method.HandlerMethod;
import vpr.api.Positions;
import vpr.api.description.Schemas;

/** Describes the header of {@link VerificationController}'s answer. */
final class VerificationHeaders implements GlobalOperationCustomizer {
    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        if (handler.getBeanType().equals(VerificationController.class)) {
            Objects.requireNonNull(operation.getResponses().get("200"), "it has an answer")
                    .addHeaderObject(
                            Positions.HEADER,
                            Schemas.header(
                                    "The last commit in the log when this was answered", "0001-000000000000042"));
        }
        return operation;
    }
}
