package vpr.api;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.mvc.condition.PathPatternsRequestCondition;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Looks at a request's path before anything else of it. Spring asks each controller's method first about the media types, which
 * it reads from the headers each time, though nearly all of them are for another path.
 */
@Configuration(proxyBeanMethods = false)
class PathFirstConfiguration implements WebMvcRegistrations {
    @Override
    public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
        return new RequestMappingHandlerMapping() {
            @Override
            protected @Nullable RequestMappingInfo getMatchingMapping(
                    RequestMappingInfo info, HttpServletRequest request) {
                PathPatternsRequestCondition path = info.getPathPatternsCondition();
                boolean elsewhere = path != null && path.getMatchingCondition(request) == null;
                return elsewhere ? null : super.getMatchingMapping(info, request);
            }
        };
    }
}
