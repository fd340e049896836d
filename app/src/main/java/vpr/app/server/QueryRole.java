package vpr.app.server;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import vpr.api.Cursors;
import vpr.api.TablesPosition;
import vpr.app.settings.Settings;
import vpr.query.RedisValues;
import vpr.query.StoreWatch;

/** Answers from the tables; never opens the data directory. */
@Configuration(proxyBeanMethods = false)
@ComponentScan({"vpr.query", "vpr.population"})
class QueryRole {
    @Bean
    Cursors cursors(Settings settings) {
        return new Cursors(settings.cursorKey().read().hexBytes());
    }

    @Bean(destroyMethod = "close")
    StoreWatch storeWatch(TablesPosition tables, ObjectProvider<RedisValues> redis) {
        return new StoreWatch(tables, redis.getIfAvailable());
    }
}
