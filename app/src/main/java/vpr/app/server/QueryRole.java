package vpr.app.server;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import vpr.api.Cursors;
import vpr.app.settings.Settings;

/** Answers from the tables; never opens the data directory. */
@Configuration(proxyBeanMethods = false)
@ComponentScan({"vpr.query", "vpr.population"})
class QueryRole {
    @Bean
    Cursors cursors(Settings settings) {
        return new Cursors(settings.cursorKey().read().hexBytes());
    }
}
