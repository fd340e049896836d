package vpr.app.server;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.List;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.actuate.endpoint.web.EndpointMediaTypes;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/** What every role has: HTTP, the keys that guard it, the catalogue of problems, the description of the interface. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        exclude = {
            DataSourceAutoConfiguration.class,
            FlywayAutoConfiguration.class,
            UserDetailsServiceAutoConfiguration.class
        })
@ComponentScan({"vpr.api", "vpr.access"})
class WebConfiguration {
    // The state of health is plain JSON, as all answers are, and not of the framework's own type.
    @Bean
    EndpointMediaTypes plainJson() {
        return new EndpointMediaTypes("application/json");
    }

    @Bean
    HealthDescription healthDescription() {
        return new HealthDescription();
    }

    @Bean
    OpenAPI description() {
        return new OpenAPI()
                .info(new Info()
                        .title("VPR, the Versioned Patient Repository")
                        .version("1")
                        .description("Records of patients as signed Git commits. A command answers with Vpr-Position;"
                                + " a query that gets it as Vpr-Min-Position has seen what the command wrote."))
                .servers(List.of(new Server().url("/").description("The process that gives this description")))
                .tags(List.of(
                        new Tag().name("Patients").description("Who they are, and what was recorded about them"),
                        new Tag().name("Letters").description("The letters in a patient's clinical record"),
                        new Tag().name("API keys").description("Who may call, and as whom"),
                        new Tag().name("Verification").description("Whether the records are what they were"),
                        new Tag().name("Health").description("Whether VPR works")));
    }
}
