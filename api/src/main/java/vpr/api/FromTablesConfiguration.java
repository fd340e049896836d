package vpr.api;

import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Keeps and describes the promise of {@link FromTables}. */
@Configuration(proxyBeanMethods = false)
class FromTablesConfiguration implements WebMvcConfigurer {
    private static final String EXAMPLE = "0001-000000000000042";

    private final ObjectProvider<TablesPosition> tables;

    FromTablesConfiguration(ObjectProvider<TablesPosition> tables) {
        this.tables = tables;
    }

    // Last, so after the check of who calls: strangers may not make it wait.
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new HandlerInterceptor() {
                    @Override
                    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                        if (request.getDispatcherType() == DispatcherType.REQUEST && isFromTables(handler)) {
                            tables.getObject()
                                    .reached(request.getHeader(Positions.MIN_HEADER))
                                    .ifPresent(position -> response.setHeader(Positions.HEADER, position));
                        }
                        return true;
                    }
                })
                .order(Ordered.LOWEST_PRECEDENCE);
    }

    private static boolean isFromTables(Object handler) {
        return handler instanceof HandlerMethod method && method.getBeanType().isAnnotationPresent(FromTables.class);
    }

    @Bean
    static GlobalOperationCustomizer fromTablesDescription() {
        return (operation, handler) -> {
            if (isFromTables(handler)) {
                operation.addParametersItem(new HeaderParameter()
                        .name(Positions.MIN_HEADER)
                        .description("Answer only when everything up to this position is seen, or 503 after a while."
                                + " Take it from the " + Positions.HEADER + " of an answer.")
                        .schema(new StringSchema())
                        .example(EXAMPLE));
                operation
                        .getResponses()
                        .values()
                        .forEach(response -> response.addHeaderObject(
                                Positions.HEADER,
                                new Header()
                                        .description("How far the answer has seen, in the one order of all events")
                                        .schema(new StringSchema())
                                        .example(EXAMPLE)));
            }
            return operation;
        };
    }
}
