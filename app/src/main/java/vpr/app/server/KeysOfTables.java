package vpr.app.server;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import vpr.access.ApiKeys;
import vpr.access.KeyQueries;

/** Who calls a process that does not hold the organisation's record: the tables know, a moment later. */
@Configuration(proxyBeanMethods = false)
class KeysOfTables {
    @Bean
    ApiKeys tableKeys(JdbcClient jdbc) {
        return new KeyQueries(jdbc);
    }
}
