package vpr.api.description;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.List;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/**
 * Gives parameters that need not be there a second example, that of leaving them out, and names it first. Whoever tries an
 * operation out begins with the first one, and a position, a cursor or an idempotency key out of a book is refused.
 */
@Component
final class OptionalParameters implements GlobalOpenApiCustomizer {
    @Override
    public void customise(OpenAPI description) {
        description.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .flatMap(OptionalParameters::parameters)
                .filter(OptionalParameters::isLeftOut)
                .forEach(OptionalParameters::offerNothing);
    }

    private static Stream<Parameter> parameters(Operation operation) {
        return Stream.ofNullable(operation.getParameters()).flatMap(List::stream);
    }

    private static boolean isLeftOut(Parameter parameter) {
        return !Boolean.TRUE.equals(parameter.getRequired())
                && parameter.getExample() != null
                && parameter.getSchema().getDefault() == null;
    }

    private static void offerNothing(Parameter parameter) {
        parameter.addExample("absent", new Example().summary("Left out").value(""));
        parameter.addExample("given", new Example().summary("Given").value(parameter.getExample()));
        parameter.setExample(null);
    }
}
