package vpr.api;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Keeps the promise of {@link FromTables}. */
@Configuration(proxyBeanMethods = false)
class FromTablesConfiguration implements WebMvcConfigurer {
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
                        if (request.getDispatcherType() == DispatcherType.REQUEST
                                && isFromTables(handler)
                                && !SeeingParameter.isIn(handler)) {
                            tables.getObject()
                                    .reached(request.getHeader(Positions.MIN_HEADER))
                                    .ifPresent(position -> response.setHeader(Positions.HEADER, position));
                        }
                        return true;
                    }
                })
                .order(Ordered.LOWEST_PRECEDENCE);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new SeeingParameter());
    }

    private static boolean isFromTables(Object handler) {
        return handler instanceof HandlerMethod method && method.getBeanType().isAnnotationPresent(FromTables.class);
    }
}
