package vpr.access;

import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import jakarta.servlet.DispatcherType;
import java.time.InstantSource;
import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.boot.tomcat.TomcatContextCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vpr.api.Problem;
import vpr.api.ProblemType;

/**
 * Every request needs a key but those for the state of health, the description of the interface and the log's hashes; every controller's
 * method needs a role. There are no sessions and no cookies, so nothing that a browser would send by itself.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@SecurityScheme(
        name = "apiKey",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "vpr_…",
        description = "An API key that an administrator gave out, sent as Authorization: Bearer <key>.")
public class AccessConfiguration {
    private static final String[] OPEN = {
        "/health",
        "/v3/api-docs",
        "/v3/api-docs/**",
        "/v3/api-docs.yaml",
        "/swagger-ui.html",
        "/swagger-ui/**",
        "/log/checkpoint",
        "/log/checkpoint.witnessed",
        "/log/tile/{level:[0-9]{1,2}}/**"
    };
    // Swagger UI's pages bring their style in line; nothing else is loaded from anywhere but here.
    private static final String CONTENT_POLICY =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

    /** Requests are measured as a whole: each filter by itself took a tenth of a request's time, and nobody looked. */
    @Bean
    static SecurityObservationSettings securityObservationSettings() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    KeyCheck keyCheck(ApiKeys keys, InstantSource clock) {
        return new KeyCheck(keys, clock);
    }

    @Bean
    Callers callers(KeyCheck check) {
        return new Callers(check);
    }

    @Bean
    AuthenticationManager keyAuthenticationManager(KeyCheck check) {
        return given -> {
            try {
                return KeyAuthentication.of(check.callerOf(String.valueOf(given.getCredentials())));
            } catch (Problem e) {
                throw new KeyRefusedException(e);
            }
        };
    }

    @Bean
    SecurityFilterChain keySecurity(
            HttpSecurity http,
            AuthenticationManager keyAuthenticationManager,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems)
            throws Exception {
        AuthenticationEntryPoint refuse =
                (request, response, e) -> problems.resolveException(request, response, null, problemOf(e));
        http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(OPEN)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .addFilterBefore(
                        keyFilter(keyAuthenticationManager, refuse), UsernamePasswordAuthenticationFilter.class)
                .exceptionHandling(handling -> handling.authenticationEntryPoint(refuse))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(AccessConfiguration::headers)
                .csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable);
        return http.build();
    }

    @Bean
    HttpFirewall firewall() {
        return HeaderRules.firewall();
    }

    /** A path that could mean another one, such as one with an encoded slash, never reaches a controller. */
    @Bean
    RequestRejectedHandler rejectedRequests(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        return (request, response, e) -> problems.resolveException(
                request,
                response,
                null,
                Problem.ofField(ProblemType.MALFORMED_REQUEST, "path", "must be a path of this interface"));
    }

    // Tomcat itself would answer these with a page of its own.
    @Bean
    TomcatConnectorCustomizer encodedSlashesComeThroughToBeRejected() {
        return connector -> {
            connector.setEncodedSolidusHandling("passthrough");
            connector.setEncodedReverseSolidusHandling("passthrough");
        };
    }

    @Bean
    TomcatContextCustomizer refusedByTomcatItself() {
        return context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(RefusedRequestValve.class.getName());
            }
        };
    }

    @Bean
    WebMvcConfigurer policyOnControllers() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new AllowedInterceptor());
            }
        };
    }

    // A named filter and no bean: as a bean it would run a second time, outside the chain.
    private static AuthenticationFilter keyFilter(AuthenticationManager manager, AuthenticationEntryPoint refuse) {
        var filter = new AuthenticationFilter(manager, KeyAuthentication::of);
        filter.setSuccessHandler((request, response, known) -> {});
        filter.setFailureHandler(refuse::commence);
        return filter;
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER));
    }

    private static Problem problemOf(Exception e) {
        return e instanceof KeyRefusedException refused
                ? refused.problem()
                : Problem.of(ProblemType.MISSING_KEY, "This needs an API key.");
    }
}
